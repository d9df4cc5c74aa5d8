import Budgets
import UsageModel

/// Discord's webhooks, <https://discord.com/developers/docs/resources/webhook#execute-webhook>.
enum DiscordFormat {
    private static let limit = 2_000

    static func body(_ alert: Alert, text: AlertText) -> String {
        let mark =
            switch (alert.state, alert.severity) {
            case (.resolved, _): "✅"
            case (_, .info): "ℹ️"
            case (_, .warning): "⚠️"
            case (_, .critical): "🚨"
            }
        let title = TextLimit.units(Markdown.escaped(TextLimit.units(text.title, 400)), 900)
        let message = "\(mark) **\(title)**\n\(Markdown.escaped(text.body))"
        return JSONText.object([
            ("content", JSONText.string(TextLimit.units(message, limit))),
            // Nothing in the text pings anybody.
            ("allowed_mentions", JSONText.object([("parse", "[]")])),
        ])
    }
}
