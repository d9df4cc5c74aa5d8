/// What a guard looks for, and how sure it must be.
public struct GuardRules: Sendable {
    /// The language of messages.
    public enum Language: String, CaseIterable, Sendable {
        /// English.
        case english = "en"
        /// Japanese, in the words of the production guide.
        case japanese = "ja"
    }

    /// A pattern of the user's own, in RE2's syntax, that no text may hold.
    public struct Pattern: Hashable, Sendable {
        /// What it is called: the finding's rule is `pattern.` and this name.
        public var name: String
        /// The pattern. It is looked for in the text as it is and in the folded text, so write it in small letters.
        public var expression: String
        /// How much a match counts, from 0 to 1.
        public var score: Double

        /// Makes a pattern; it is compiled by ``InputGuard``.
        public init(name: String, expression: String, score: Double = 1) {
            self.name = name
            self.expression = expression
            self.score = score
        }

        /// Finds out whether the pattern can be used.
        ///
        /// - Throws: ``GuardError/pattern(name:reason:)``.
        public func validate() throws(GuardError) { _ = try ForbiddenPattern(self) }
    }

    /// The longest text, in characters as Unicode counts scalars. The guide's is 100,000.
    public var maxCharacters: Int
    /// The longest text in tokens, by estimate; `nil` for any.
    public var maxTokens: Int?
    /// How many findings a verdict lists.
    public var maxFindings: Int
    /// The rules that are looked at.
    public var enabled: Set<GuardRule>
    /// What the scores of a rule are multiplied by, from 0 to 1; 1 where a rule is not named.
    public var weights: [GuardRule: Double]
    /// From this score on a text is flagged.
    public var flagThreshold: Double
    /// From this score on a text is blocked.
    public var blockThreshold: Double
    /// Patterns of the user's own.
    public var patterns: [Pattern]
    /// The hosts that links and images of answers may name, with the hosts below them.
    public var trustedHosts: [String]
    /// How often a decoded text is decoded again; 0 for no decoding.
    public var decodingDepth: Int
    /// How many bytes all decoded texts of one text may have.
    public var decodingLimit: Int
    /// The language of messages.
    public var language: Language

    /// Makes the default rules: all of them, flagging from 0.5 and blocking from 0.8 on.
    public init() {
        maxCharacters = 100_000
        maxTokens = nil
        maxFindings = 50
        enabled = Set(GuardRule.allCases)
        weights = [:]
        flagThreshold = 0.5
        blockThreshold = 0.8
        patterns = []
        trustedHosts = []
        decodingDepth = 2
        decodingLimit = 65_536
        language = .english
    }

    /// Finds what cannot be followed; patterns are compiled elsewhere.
    func validate() throws(GuardError) {
        guard (0...1).contains(flagThreshold), (0...1).contains(blockThreshold), flagThreshold <= blockThreshold else {
            throw .thresholds(flag: flagThreshold, block: blockThreshold)
        }
        if maxCharacters < 1 { throw .limit(name: "maxCharacters", value: maxCharacters) }
        if let maxTokens, maxTokens < 1 { throw .limit(name: "maxTokens", value: maxTokens) }
        if maxFindings < 1 { throw .limit(name: "maxFindings", value: maxFindings) }
        for (rule, weight) in weights where !(0...1).contains(weight) {
            throw .weight(rule: rule.rawValue, value: weight)
        }
        for pattern in patterns where !(0...1).contains(pattern.score) {
            throw .weight(rule: "pattern.\(pattern.name)", value: pattern.score)
        }
    }
}
