/// What a value in a log line means. Paths of different log shapes lead to the same few fields.
public enum RecordField: Hashable, Sendable {
    /// The name of what happened.
    case event
    /// The model's name.
    case model
    /// When.
    case timestamp
    /// Uncached input tokens.
    case inputTokens
    /// Output tokens, reasoning included.
    case outputTokens
    /// Input tokens read from a cache.
    case cacheReadTokens
    /// Input tokens written to a cache, of any lifetime.
    case cacheWriteTokens
    /// Of these, those that live for 5 minutes.
    case cacheWrite5mTokens
    /// Of these, those that live for 1 hour.
    case cacheWrite1hTokens
    /// Output tokens spent on reasoning.
    case reasoningTokens
    /// How long the request took.
    case duration
    /// Time to the first token.
    case timeToFirstToken
    /// The provider's or the app's id of the request.
    case requestID
    /// The HTTP status of a failed attempt.
    case statusCode
    /// The class or kind of the error.
    case errorType
    /// The value of the label with this index.
    case label(Int)

    /// How many fields stand before the labels.
    static let fixedCount = 15

    /// The field's place in a table of fields.
    var index: Int {
        switch self {
        case .event: 0
        case .model: 1
        case .timestamp: 2
        case .inputTokens: 3
        case .outputTokens: 4
        case .cacheReadTokens: 5
        case .cacheWriteTokens: 6
        case .cacheWrite5mTokens: 7
        case .cacheWrite1hTokens: 8
        case .reasoningTokens: 9
        case .duration: 10
        case .timeToFirstToken: 11
        case .requestID: 12
        case .statusCode: 13
        case .errorType: 14
        case .label(let number): Self.fixedCount + number
        }
    }

    /// The field's name in `explain`.
    public var name: String {
        switch self {
        case .event: "event"
        case .model: "model"
        case .timestamp: "timestamp"
        case .inputTokens: "input"
        case .outputTokens: "output"
        case .cacheReadTokens: "cache_read"
        case .cacheWriteTokens: "cache_write"
        case .cacheWrite5mTokens: "cache_write_5m"
        case .cacheWrite1hTokens: "cache_write_1h"
        case .reasoningTokens: "reasoning"
        case .duration: "duration"
        case .timeToFirstToken: "time_to_first_token"
        case .requestID: "request_id"
        case .statusCode: "status_code"
        case .errorType: "error_type"
        case .label: "label"
        }
    }
}
