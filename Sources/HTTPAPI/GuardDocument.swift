public import Guardrails
import UsageModel

/// Verdicts of guards as JSON. `start` and `end` count Unicode code points, as Python's strings do; `start_byte` and
/// `end_byte` bytes of UTF-8.
public enum GuardDocument {
    /// A verdict on an input.
    public static func json(_ verdict: GuardVerdict) -> String { JSONText.object(members(verdict)) }

    /// A verdict on an answer. A blocked answer's text is `null`: nothing of it is to be shown.
    public static func json(_ verdict: OutputVerdict) -> String {
        let text = verdict.verdict.decision == .block ? "null" : JSONText.string(verdict.text)
        return JSONText.object(members(verdict.verdict) + [("text", text)])
    }

    /// What went wrong.
    public static func error(_ message: String) -> String { JSONText.object([("error", JSONText.string(message))]) }

    private static func members(_ verdict: GuardVerdict) -> [(String, String)] {
        [
            ("decision", JSONText.string(verdict.decision.rawValue)), ("score", number(verdict.score)),
            ("findings", "[" + verdict.findings.map(finding).joined(separator: ", ") + "]"),
        ]
    }

    private static func finding(_ finding: GuardFinding) -> String {
        var members = [
            ("rule", JSONText.string(finding.rule)), ("start", "\(finding.scalars.lowerBound)"),
            ("end", "\(finding.scalars.upperBound)"), ("start_byte", "\(finding.bytes.lowerBound)"),
            ("end_byte", "\(finding.bytes.upperBound)"), ("score", number(finding.score)),
            ("message", JSONText.string(finding.message)),
        ]
        if let encoding = finding.encoding { members.append(("encoding", JSONText.string(encoding))) }
        return JSONText.object(members)
    }

    /// Scores have two decimals.
    private static func number(_ score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
