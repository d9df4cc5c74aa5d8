/// Looks at what users, tools and documents give to a model: length, hidden characters, forbidden patterns, and orders
/// that are not theirs to give.
///
/// Every check is a pure function of the text; a guard may be used by many threads at once. The time is linear in the text.
public struct InputGuard: Sendable {
    private let rules: GuardRules
    private let patterns: [ForbiddenPattern]

    /// Makes a guard.
    ///
    /// - Throws: ``GuardError`` where the rules cannot be followed.
    public init(rules: GuardRules = GuardRules()) throws(GuardError) {
        try rules.validate()
        self.rules = rules
        var compiled: [ForbiddenPattern] = []
        for pattern in rules.patterns { compiled.append(try ForbiddenPattern(pattern)) }
        patterns = compiled
    }

    /// Says what is to be done with a text, and why.
    public func check(_ text: String) -> GuardVerdict {
        let source = SourceText(text)
        var inspection = Inspection(
            source, rules: rules, patterns: patterns, scope: .init(injection: true, links: true))
        let whole = 0..<Int(source.offsets.last ?? 0)
        if source.scalars.allSatisfy({ ScalarKind.isWhiteSpace($0) || ScalarKind.isInvisible($0) }) {
            inspection.add(.empty, whole, 1)
        }
        if source.count > rules.maxCharacters {
            // What is too long is not read: the limit is what bounds the work.
            inspection.add(.tooLong, inspection.bytes(rules.maxCharacters..<source.count), 1)
            if rules.enabled.contains(.tooLong) { return inspection.verdict() }
        }
        if let limit = rules.maxTokens, source.estimatedTokens > limit { inspection.add(.tooManyTokens, whole, 1) }
        inspection.look()
        return inspection.verdict()
    }
}
