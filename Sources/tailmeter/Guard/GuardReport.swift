import Guardrails
import UsageModel

/// A verdict for people.
enum GuardReport {
    /// So many characters of what was found are shown.
    private static let shown = 60

    static func table(_ verdict: GuardVerdict, of text: String, color: Bool) -> String {
        var out = "\(verdict.decision.rawValue)  \(HumanText.score(verdict.score))\n"
        guard !verdict.findings.isEmpty else { return out }
        var table = TextTable(columns: [
            .init(title: "rule", isNumber: false), .init(title: "score", isNumber: true),
            .init(title: "characters", isNumber: true), .init(title: "what", isNumber: false),
            .init(title: "text", isNumber: false),
        ])
        let scalars = Array(text.unicodeScalars)
        for finding in verdict.findings {
            let rule = finding.encoding.map { "\(finding.rule) (\($0))" } ?? finding.rule
            table.rows.append([
                rule, HumanText.score(finding.score), "\(finding.scalars.lowerBound)-\(finding.scalars.upperBound)",
                finding.message, excerpt(finding, scalars),
            ])
        }
        out += "\n" + table.render(color: color)
        return out
    }

    /// What is redacted is not shown here either.
    private static func excerpt(_ finding: GuardFinding, _ scalars: [Unicode.Scalar]) -> String {
        if finding.rule.hasPrefix("redaction.") { return "" }
        let part = scalars[finding.scalars.clamped(to: 0..<scalars.count)]
        let text = String(String.UnicodeScalarView(part.prefix(shown)))
        return HumanText.printable(text) + (part.count > shown ? "…" : "")
    }
}
