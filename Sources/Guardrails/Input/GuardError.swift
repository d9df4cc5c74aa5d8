/// Why rules of a guard cannot be followed.
public enum GuardError: Error, Equatable, CustomStringConvertible, Sendable {
    /// A pattern is none of RE2's.
    case pattern(name: String, reason: String)
    /// A threshold is no number from 0 to 1, or that of blocking lies below that of flagging.
    case thresholds(flag: Double, block: Double)
    /// Rules of redaction cannot be followed.
    case redaction(RedactionError)
    /// A limit is below 1.
    case limit(name: String, value: Int)
    /// A score of a rule is no number from 0 to 1.
    case weight(rule: String, value: Double)

    /// What is wrong, for a person.
    public var description: String {
        switch self {
        case .pattern(let name, let reason): "the pattern '\(name)' cannot be used: \(reason)"
        case .redaction(let error): error.description
        case .thresholds(let flag, let block):
            "the thresholds \(flag) to flag and \(block) to block must lie between 0 and 1, the second not below the first"
        case .limit(let name, let value): "\(name) is \(value); it must be at least 1"
        case .weight(let rule, let value): "the weight of '\(rule)' is \(value); it must lie between 0 and 1"
        }
    }
}
