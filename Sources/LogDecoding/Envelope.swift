/// What log libraries put around a message, whatever it tells of.
///
/// Sources of the names: structlog, python-json-logger, pino (`time`), winston, zap (`ts`), logback and ECS
/// (`@timestamp`), Serilog's compact format (`@t`, `@m`), GELF (`short_message`), journald's JSON export (`MESSAGE`,
/// `__REALTIME_TIMESTAMP`), Docker's json-file (`log`, `time`).
enum Envelope {
    /// Where the time stands.
    static let timestamps = fields([
        ("timestamp", .timestamp), ("ts", .timestamp), ("time", .timestamp), ("@timestamp", .timestamp),
        ("@t", .timestamp), ("asctime", .timestamp), ("datetime", .timestamp), ("record.time.timestamp", .timestamp),
        ("__REALTIME_TIMESTAMP", .timestamp),
    ])

    /// Where an app puts how long a request took. Without a unit in the name: seconds.
    static let durations = spans([
        ("duration_s", .duration, .seconds), ("duration_ms", .duration, .milliseconds),
        ("duration", .duration, .seconds), ("latency_s", .duration, .seconds),
        ("latency_ms", .duration, .milliseconds), ("elapsed_s", .duration, .seconds),
        ("elapsed_ms", .duration, .milliseconds), ("latency", .duration, .seconds), ("elapsed", .duration, .seconds),
        ("duration_seconds", .duration, .seconds), ("latency_seconds", .duration, .seconds),
        ("elapsed_seconds", .duration, .seconds), ("duration_ns", .duration, .nanoseconds),
        ("duration_us", .duration, .microseconds), ("responseTime", .duration, .milliseconds),
        ("durationMs", .duration, .milliseconds), ("latencyMs", .duration, .milliseconds),
        ("ttft_s", .timeToFirstToken, .seconds), ("ttft_ms", .timeToFirstToken, .milliseconds),
        ("ttft", .timeToFirstToken, .seconds), ("time_to_first_token_ms", .timeToFirstToken, .milliseconds),
        ("time_to_first_token", .timeToFirstToken, .seconds),
    ])

    /// Texts that may be a line of their own. The first that begins as a JSON object counts.
    static let texts = fields([
        ("log", .wrappedText), ("MESSAGE", .wrappedText), ("message", .wrappedText), ("msg", .wrappedText),
        ("short_message", .wrappedText), ("full_message", .wrappedText), ("@m", .wrappedText), ("text", .wrappedText),
        ("textPayload", .wrappedText), ("event", .wrappedText), ("log.original", .wrappedText),
        ("event.original", .wrappedText),
    ])

    /// The names below which apps and log libraries put an API's answer; the empty one is the line itself.
    static let places = [
        "", "response", "message", "result", "data", "body", "completion", "extra", "fields", "jsonPayload",
    ]

    /// Bindings of paths in the notation of settings.
    static func fields(_ list: [(String, RecordField)]) -> [FieldBinding] {
        list.compactMap { path, field in FieldPath(path).map { FieldBinding($0, field) } }
    }

    /// Bindings of time spans in the notation of settings.
    static func spans(_ list: [(String, RecordField, FieldBinding.Unit)]) -> [FieldBinding] {
        list.compactMap { path, field, unit in FieldPath(path).map { FieldBinding($0, field, unit: unit) } }
    }

    /// Paths below a key, which may be empty, and what they mean.
    static func below(_ key: String, _ list: [(String, RecordField)]) -> [(String, RecordField)] {
        list.map { (key.isEmpty ? $0.0 : "\(key).\($0.0)", $0.1) }
    }

    /// Bindings of paths below a place.
    static func fields(at place: String, _ list: [(String, RecordField)]) -> [FieldBinding] {
        fields(below(place, list))
    }

    /// Paths below a place.
    static func paths(at place: String, _ list: [String]) -> [FieldPath] {
        list.compactMap { FieldPath(place.isEmpty ? $0 : "\(place).\($0)") }
    }
}
