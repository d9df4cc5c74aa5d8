/// Why a line was passed over. A closed list: each is a key under `lines.skipped` and a value of the label `outcome`.
///
/// The raw value is what the ledger stores; it is never renumbered.
public enum SkipReason: UInt8, CaseIterable, Sendable {
    /// The line is no JSON document, or something follows the document.
    case notJSON = 0
    /// Nothing but white space or NUL bytes.
    case blank = 1
    /// The last line of a finished file is half a document.
    case truncated = 2
    /// The line is longer than `max_line_bytes`.
    case tooLong = 3
    /// A token count above 10⁹ in one record.
    case absurd = 4
    /// A negative token count.
    case negative = 5
    /// A token count that is a fraction, or is no number.
    case invalidTokens = 6
    /// A successful request without any token count.
    case noUsage = 7
    /// The parts of the usage contradict each other.
    case inconsistent = 8

    /// The reason's name in reports and metrics.
    public var name: String {
        switch self {
        case .notJSON: "not_json"
        case .blank: "blank"
        case .truncated: "truncated"
        case .tooLong: "too_long"
        case .absurd: "absurd"
        case .negative: "negative"
        case .invalidTokens: "invalid_tokens"
        case .noUsage: "no_usage"
        case .inconsistent: "inconsistent"
        }
    }

    /// What the reason means, for a person.
    public var explanation: String {
        switch self {
        case .notJSON: "the line is not one JSON document"
        case .blank: "the line is blank"
        case .truncated: "the file ends in the middle of a line"
        case .tooLong: "the line is longer than max_line_bytes"
        case .absurd: "a token count is above 1,000,000,000"
        case .negative: "a token count is negative"
        case .invalidTokens: "a token count is not a whole number"
        case .noUsage: "a successful request without any token count"
        case .inconsistent: "the parts of the usage contradict each other"
        }
    }
}
