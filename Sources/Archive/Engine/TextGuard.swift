public import Guardrails

/// Looks at the texts that log lines carry, and counts what it finds.
public final class TextGuard {
    /// What a text guard looks for, and where.
    public struct Options: Sendable {
        /// The guard of what users gave.
        public var input: InputGuard
        /// The guard of answers.
        public var output: OutputGuard
        /// Where texts stand.
        public var places: LoggedTexts.Places

        /// Makes options.
        public init(input: InputGuard, output: OutputGuard, places: LoggedTexts.Places) {
            self.input = input
            self.output = output
            self.places = places
        }
    }

    /// The side of a conversation.
    public enum Side: String, CaseIterable, Sendable {
        case input, output
    }

    private let options: Options
    private let texts: LoggedTexts
    private var findings: [String: Int64] = [:]
    private var verdicts: [String: Int64] = [:]

    init(_ options: Options) {
        self.options = options
        texts = LoggedTexts(options.places)
    }

    /// Looks at a line.
    func look(at line: UnsafeRawBufferPointer) {
        let (input, output) = texts.texts(in: line)
        for text in input { note(options.input.check(text), .input) }
        for text in output { note(options.output.check(text).verdict, .output) }
    }

    private func note(_ verdict: GuardVerdict, _ side: Side) {
        verdicts[Self.name(side, verdict.decision), default: 0] += 1
        for finding in verdict.findings { findings[finding.rule, default: 0] += 1 }
    }

    static func name(_ side: Side, _ decision: GuardVerdict.Decision) -> String {
        "\(side.rawValue).\(decision.rawValue)"
    }

    /// What was found since this was last asked: by rule, and verdicts by side and decision.
    func take() -> (findings: [String: Int64], verdicts: [String: Int64]) {
        defer {
            findings.removeAll(keepingCapacity: true)
            verdicts.removeAll(keepingCapacity: true)
        }
        return (findings, verdicts)
    }
}
