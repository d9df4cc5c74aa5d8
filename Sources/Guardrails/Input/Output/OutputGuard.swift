import Synchronization

/// Looks at what a model answers, before a user or a tool sees it: personal data and secrets, which it redacts, the system
/// prompt, links that carry data away, marks of chats.
///
/// A guard may be used by many threads at once. The time is linear in the answer and in the system prompt.
public struct OutputGuard: Sendable {
    private let rules: GuardRules
    private let patterns: [ForbiddenPattern]
    private let redactor: SharedRedactor?

    /// Makes a guard.
    ///
    /// - Parameters:
    ///   - rules: what is looked for, and from which scores on it is flagged or blocked.
    ///   - redaction: what is redacted; `nil` for nothing.
    /// - Throws: ``GuardError`` where rules cannot be followed.
    public init(rules: GuardRules = GuardRules(), redaction: RedactionRules? = RedactionRules())
        throws(GuardError)
    {
        try rules.validate()
        self.rules = rules
        var compiled: [ForbiddenPattern] = []
        for pattern in rules.patterns { compiled.append(try ForbiddenPattern(pattern)) }
        patterns = compiled
        guard let redaction else {
            redactor = nil
            return
        }
        do {
            redactor = SharedRedactor(try Redactor(rules: redaction))
        } catch {
            throw .redaction(error)
        }
    }

    /// Says what is to be done with an answer, and why.
    ///
    /// - Parameters:
    ///   - text: the answer.
    ///   - systemPrompt: the prompt that the answer must not repeat.
    ///   - canary: a word of the prompt that stands nowhere else.
    public func check(_ text: String, systemPrompt: String? = nil, canary: String? = nil)
        -> OutputVerdict
    {
        let source = SourceText(text)
        var inspection = Inspection(
            source, rules: rules, patterns: patterns, scope: .init(injection: false, links: true))
        let whole = 0..<Int(source.offsets.last ?? 0)
        if source.scalars.allSatisfy({ ScalarKind.isWhiteSpace($0) || ScalarKind.isInvisible($0) }) {
            inspection.add(.empty, whole, 1)
        }
        if source.count > rules.maxCharacters {
            inspection.add(.tooLong, inspection.bytes(rules.maxCharacters..<source.count), 1)
            if rules.enabled.contains(.tooLong) {
                return OutputVerdict(verdict: inspection.verdict(), text: "")
            }
        }
        if let limit = rules.maxTokens, source.estimatedTokens > limit {
            inspection.add(.tooManyTokens, whole, 1)
        }
        inspection.look(
            for: systemPrompt.map { PromptLeak(systemPrompt: $0) }, canary: canary.map(Self.letters))
        guard let redactor, rules.enabled.contains(.redaction) else {
            return OutputVerdict(verdict: inspection.verdict(), text: text)
        }
        let (redacted, findings) = redactor.redact(text)
        for finding in findings {
            inspection.add(
                .redaction, named: "redaction.\(finding.kind.rawValue)", finding.range,
                Self.score(finding.kind))
        }
        return OutputVerdict(verdict: inspection.verdict(), text: redacted)
    }

    /// What is redacted is out of the answer; a secret, or a number that is one person's, in it is news all the same.
    private static func score(_ kind: RedactionClass) -> Double {
        switch kind {
        case .secret: 0.6
        case .card, .myNumber, .ssn: 0.5
        default: 0.3
        }
    }

    private static func letters(_ canary: String) -> [UInt32] {
        FoldedText(SourceText(canary)).scalars.filter { !ScalarKind.isWhiteSpace($0) }
    }
}

/// A redactor that threads take in turn: it keeps working memory.
private final class SharedRedactor: Sendable {
    private let redactor: Mutex<Redactor>

    init(_ redactor: consuming Redactor) {
        self.redactor = Mutex(redactor)
    }

    func redact(_ text: String) -> (text: String, findings: [RedactionFinding]) {
        redactor.withLock { $0.redact(text: text) }
    }
}
