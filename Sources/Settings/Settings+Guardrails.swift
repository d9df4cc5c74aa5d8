public import Guardrails

extension Settings {
    /// What guards look for, on the listener and in the logged traffic.
    public struct Guards: Sendable, Equatable {
        /// Where log lines have what users gave; `nil` for where the common shapes have it.
        public var input: [String]?
        /// Where they have what a model answered; `nil` for where the common shapes have it.
        public var output: [String]?
        /// From this score on a text is flagged.
        public var flagThreshold = GuardRules().flagThreshold
        /// From this score on it is blocked.
        public var blockThreshold = GuardRules().blockThreshold
        /// The longest text, in characters.
        public var maximumCharacters = GuardRules().maxCharacters
        /// The longest text in tokens, by estimate; `nil` for any.
        public var maximumTokens: Int?
        /// Rules that are not looked at.
        public var disabled: [GuardRule] = []
        /// The user's own patterns.
        public var patterns: [GuardRules.Pattern] = []
        /// Hosts that links of answers may name.
        public var trustedHosts: [String] = []
        /// The language of messages and labels.
        public var language = GuardRules.Language.english

        /// Makes the defaults.
        public init() {}

        /// The rules for guards.
        public var rules: GuardRules {
            var rules = GuardRules()
            rules.flagThreshold = flagThreshold
            rules.blockThreshold = blockThreshold
            rules.maxCharacters = maximumCharacters
            rules.maxTokens = maximumTokens
            rules.enabled.subtract(disabled)
            rules.patterns = patterns
            rules.trustedHosts = trustedHosts
            rules.language = language
            return rules
        }
    }
}
