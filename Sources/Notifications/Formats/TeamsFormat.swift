import Budgets
import UsageModel

/// A workflow of Teams that posts an adaptive card, as Alertmanager's `msteamsv2` does.
enum TeamsFormat {
    static func body(_ alert: Alert, text: AlertText) -> String {
        let color =
            switch (alert.state, alert.severity) {
            case (.resolved, _): "Good"
            case (_, .info): "Accent"
            case (_, .warning): "Warning"
            case (_, .critical): "Attention"
            }
        // A message may have 28 kB: the text leaves room for JSON's and Markdown's escapes.
        let lines = TextLimit.bytes(text.body, 8_000).split(separator: "\n").map(String.init)
        let title = block(
            TextLimit.units(text.title, 1_000),
            [
                ("size", JSONText.string("Medium")), ("weight", JSONText.string("Bolder")),
                ("color", JSONText.string(color)),
            ])
        let rest = lines.map { block($0, [("spacing", JSONText.string("Small"))]) }
        let card = JSONText.object([
            ("$schema", JSONText.string("http://adaptivecards.io/schemas/adaptive-card.json")),
            ("type", JSONText.string("AdaptiveCard")), ("version", JSONText.string("1.2")),
            ("body", JSONText.array([title] + rest)),
        ])
        let attachment = JSONText.object([
            ("contentType", JSONText.string("application/vnd.microsoft.card.adaptive")), ("contentUrl", "null"),
            ("content", card),
        ])
        return JSONText.object([("type", JSONText.string("message")), ("attachments", "[\(attachment)]")])
    }

    private static func block(_ text: String, _ members: [(String, String)]) -> String {
        JSONText.object(
            [
                ("type", JSONText.string("TextBlock")), ("text", JSONText.string(Markdown.escaped(text))),
                ("wrap", "true"),
            ]
                + members)
    }
}
