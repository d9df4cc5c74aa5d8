import Budgets
import UsageModel

/// Slack's incoming webhooks, <https://api.slack.com/messaging/webhooks>.
enum SlackFormat {
    /// What Slack advises for a text; it cuts at 40,000.
    private static let limit = 4_000

    static func body(_ alert: Alert, text: AlertText) -> String {
        let mark = alert.state == .resolved ? ":white_check_mark:" : emoji(alert.severity)
        let message =
            "\(mark) *\(escaped(TextLimit.units(text.title, 500)))*\n\(escaped(TextLimit.units(text.body, 3_000)))"
        return JSONText.object([("text", JSONText.string(TextLimit.units(message, limit)))])
    }

    private static func emoji(_ severity: Alert.Severity) -> String {
        switch severity {
        case .info: ":information_source:"
        case .warning: ":warning:"
        case .critical: ":rotating_light:"
        }
    }

    /// Without `<` no text is a mention or a link (<https://api.slack.com/reference/surfaces/formatting#escaping>).
    private static func escaped(_ text: String) -> String { HTMLText.escaped(text, quotes: false) }
}
