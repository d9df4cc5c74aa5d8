/// What a guard says of a text.
public struct GuardVerdict: Hashable, Sendable {
    /// What is to be done with the text.
    public enum Decision: String, CaseIterable, Comparable, Sendable {
        /// Nothing speaks against it.
        case allow
        /// Something does; let a person or another check look.
        case flag
        /// It should not go on.
        case block

        /// By severity.
        public static func < (left: Decision, right: Decision) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .allow: 0
            case .flag: 1
            case .block: 2
            }
        }
    }

    /// What is to be done.
    public var decision: Decision
    /// How sure the findings are together, from 0 to 1.
    public var score: Double
    /// What was found, by place; at most ``GuardRules/maxFindings``.
    public var findings: [GuardFinding]

    /// Makes a verdict.
    public init(decision: Decision, score: Double, findings: [GuardFinding]) {
        self.decision = decision
        self.score = score
        self.findings = findings
    }
}
