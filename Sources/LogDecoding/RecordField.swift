/// What a value in a log line means. Paths of different log shapes lead to the same few fields.
public enum RecordField: Hashable, Sendable {
    /// The name of what happened.
    case event
    /// The model's name.
    case model
    /// Who was asked, by a name that logs use for it.
    case provider
    /// When.
    case timestamp
    /// Input tokens, as the shape counts them: with or without those read from or written to a cache.
    case inputTokens
    /// Output tokens, as the shape counts them: with or without those of reasoning.
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
    /// The total that the shape itself states.
    case totalTokens
    /// Input tokens that tools put in, beside the others (Gemini).
    case toolInputTokens
    /// The input tokens in another count of the same line, to be compared.
    case otherInputTokens
    /// The output tokens in another count of the same line, to be compared.
    case otherOutputTokens
    /// When the request began.
    case startTime
    /// When the request ended.
    case endTime
    /// When the first token came.
    case firstTokenTime
    /// Whether the request was streamed.
    case isStream
    /// How the request ended, in a word.
    case outcome
    /// What kind of operation the line tells of.
    case operation
    /// What kind of object the line holds.
    case objectKind
    /// A second part of the request's id.
    case requestIDPart
    /// The processing tier that the request was billed at.
    case serviceTier
    /// The speed that the request was billed at (Anthropic's fast mode).
    case speed
    /// The region that the request was bound to.
    case region
    /// Searches of the web by the provider's own tool.
    case webSearches
    /// Audio tokens of the input.
    case audioInputTokens
    /// Audio tokens read from a cache.
    case audioCacheReadTokens
    /// Audio tokens of the output.
    case audioOutputTokens
    /// Image tokens of the input.
    case imageInputTokens
    /// Image tokens of the output.
    case imageOutputTokens
    /// A list of input tokens by modality (Gemini).
    case inputModalities
    /// A list of cached tokens by modality (Gemini).
    case cacheModalities
    /// A list of output tokens by modality (Gemini).
    case outputModalities
    /// A list of cache writes by lifetime (Bedrock).
    case cacheLifetimes
    /// A list of answers, each with the reason for its end (OpenAI).
    case choices
    /// A document that holds further lines: spans (OTLP) or generations (LangChain).
    case nested
    /// A string that may hold a line of its own.
    case wrappedText
    /// What the line itself says the request cost, in US dollars.
    case loggedCost
    /// The value of the label with this index.
    case label(Int)

    /// Where the labels begin in a table of fields.
    static let firstLabel = 64

    /// The field's place in a table of fields.
    @inline(__always)
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
        case .totalTokens: 15
        case .toolInputTokens: 16
        case .otherInputTokens: 17
        case .otherOutputTokens: 18
        case .startTime: 19
        case .endTime: 20
        case .firstTokenTime: 21
        case .isStream: 22
        case .outcome: 23
        case .operation: 24
        case .objectKind: 25
        case .requestIDPart: 26
        case .serviceTier: 27
        case .speed: 28
        case .region: 29
        case .webSearches: 30
        case .audioInputTokens: 31
        case .audioCacheReadTokens: 32
        case .audioOutputTokens: 33
        case .imageInputTokens: 34
        case .imageOutputTokens: 35
        case .inputModalities: 36
        case .cacheModalities: 37
        case .outputModalities: 38
        case .cacheLifetimes: 39
        case .choices: 40
        case .nested: 41
        case .wrappedText: 42
        case .provider: 43
        case .loggedCost: 44
        case .label(let number): Self.firstLabel + number
        }
    }

    /// The field's bit in a set of fields; labels have none.
    @inline(__always)
    var bit: UInt64 { 1 << UInt64(index) }

    /// The field's name in `explain` and in settings.
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
        case .totalTokens: "total"
        case .toolInputTokens: "tool_input"
        case .otherInputTokens: "other_input"
        case .otherOutputTokens: "other_output"
        case .startTime: "start_time"
        case .endTime: "end_time"
        case .firstTokenTime: "first_token_time"
        case .isStream: "stream"
        case .outcome: "outcome"
        case .operation: "operation"
        case .objectKind: "object"
        case .requestIDPart: "request_id_part"
        case .serviceTier: "service_tier"
        case .speed: "speed"
        case .region: "region"
        case .webSearches: "web_searches"
        case .audioInputTokens: "audio_input"
        case .audioCacheReadTokens: "audio_cache_read"
        case .audioOutputTokens: "audio_output"
        case .imageInputTokens: "image_input"
        case .imageOutputTokens: "image_output"
        case .inputModalities: "input_modalities"
        case .cacheModalities: "cache_modalities"
        case .outputModalities: "output_modalities"
        case .cacheLifetimes: "cache_lifetimes"
        case .choices: "choices"
        case .nested: "nested"
        case .wrappedText: "wrapped"
        case .provider: "provider"
        case .loggedCost: "cost"
        case .label: "label"
        }
    }
}
