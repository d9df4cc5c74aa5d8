public import Guardrails
import LogDecoding

/// Looks at the texts that log lines carry: counts what guards find, and draws a sample.
public final class TextGuard {
    /// What is looked for, and where.
    public struct Options: Sendable {
        /// The two guards.
        public struct Guards: Sendable {
            /// The guard of what users gave.
            public var input: InputGuard
            /// The guard of answers.
            public var output: OutputGuard

            /// Makes a pair.
            public init(input: InputGuard, output: OutputGuard) {
                self.input = input
                self.output = output
            }
        }

        /// What guards find is counted; `nil` for no guards.
        public var guards: Guards?
        /// Who is given a sample; `nil` for nobody.
        public var sampling: TextSampling?
        /// Where texts stand.
        public var places: LoggedTexts.Places

        /// Makes options.
        public init(guards: Guards?, sampling: TextSampling? = nil, places: LoggedTexts.Places) {
            self.guards = guards
            self.sampling = sampling
            self.places = places
        }
    }

    /// The side of a conversation.
    public enum Side: String, CaseIterable, Sendable {
        case input, output
    }

    private let options: Options
    private let texts: LoggedTexts
    private var redactor: Redactor
    private var findings: [String: Int64] = [:]
    private var verdicts: [String: Int64] = [:]
    private var sample: [SampledText] = []

    /// - Parameter redaction: what is taken out of the texts of the sample.
    init(_ options: Options, redaction: RedactionRules) throws(RedactionError) {
        self.options = options
        texts = LoggedTexts(options.places)
        redactor = try Redactor(rules: redaction)
    }

    /// Looks at a line.
    ///
    /// - Returns: those of its texts that are of the sample.
    func look(at line: UnsafeRawBufferPointer, source: String) -> [SampledText] {
        let found = texts.texts(
            in: line, user: options.sampling?.user ?? [], request: options.sampling?.request ?? [])
        var drawn: [SampledText] = []
        for text in found.input {
            let verdict = options.guards?.input.check(text)
            if let verdict { note(verdict, .input) }
            draw(text, .input, verdict?.decision, of: found, source: source, into: &drawn)
        }
        for text in found.output {
            let verdict = options.guards?.output.check(text).verdict
            if let verdict { note(verdict, .output) }
            draw(text, .output, verdict?.decision, of: found, source: source, into: &drawn)
        }
        return drawn
    }

    private func note(_ verdict: GuardVerdict, _ side: Side) {
        verdicts[Self.name(side, verdict.decision), default: 0] += 1
        for finding in verdict.findings { findings[finding.rule, default: 0] += 1 }
    }

    private func draw(
        _ text: String, _ side: Side, _ decision: GuardVerdict.Decision?, of line: LoggedTexts.Found, source: String,
        into drawn: inout [SampledText]
    ) {
        guard let sampling = options.sampling, sampling.sides.contains(side) else { return }
        let passes = decision == nil || decision == .allow
        switch sampling.selection {
        case .all: break
        case .passed: guard passes else { return }
        case .flagged: guard !passes else { return }
        }
        guard sampling.isSampled(text) else { return }
        drawn.append(
            SampledText(
                side: side, text: redactor.redact(text: text).text, user: line.user, request: line.request,
                source: source))
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

    /// What is to be added to lines; `nil` for nothing.
    var annotation: TextSampling.Annotation? { options.sampling?.annotation }

    /// Keeps texts until their lines are committed.
    func keep(_ texts: [SampledText]) {
        if !texts.isEmpty { sample += texts }
    }

    /// Gives the sample away: the lines that it is of are committed.
    func markCommitted() {
        guard !sample.isEmpty else { return }
        options.sampling?.take(sample)
        sample.removeAll()
    }
}
