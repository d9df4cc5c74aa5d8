/// Why rules of redaction cannot be followed.
public enum RedactionError: Error, Equatable, CustomStringConvertible, Sendable {
    /// A pattern is none of RE2's.
    case pattern(name: String, reason: String)
    /// The key of hashes is too short.
    case shortKey(bytes: Int)

    /// What is wrong, for people.
    public var description: String {
        switch self {
        case .pattern(let name, let reason): "the pattern '\(name)' cannot be used: \(reason)"
        case .shortKey(let bytes): "the key of hashes has \(bytes) bytes; it needs at least 16"
        }
    }
}
