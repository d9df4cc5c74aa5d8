import UsageModel

extension Preset {
    /// The events of apps made after the common production guide for Claude: `structlog` with flat fields.
    ///
    /// Input tokens exclude cached ones, as in Anthropic's Messages API. A usage object, where the app logs the SDK's own,
    /// is read too. Cache writes whose lifetime is not logged count as 5 minutes.
    public static let structlog = Preset(
        name: "structlog",
        bindings: [
            ("event", .event),
            ("model", .model),
            ("timestamp", .timestamp), ("ts", .timestamp), ("time", .timestamp), ("@timestamp", .timestamp),
            ("input_tokens", .inputTokens), ("usage.input_tokens", .inputTokens),
            ("output_tokens", .outputTokens), ("usage.output_tokens", .outputTokens),
            ("cache_read_input_tokens", .cacheReadTokens), ("usage.cache_read_input_tokens", .cacheReadTokens),
            ("cache_creation_input_tokens", .cacheWriteTokens),
            ("usage.cache_creation_input_tokens", .cacheWriteTokens),
            ("cache_creation.ephemeral_5m_input_tokens", .cacheWrite5mTokens),
            ("usage.cache_creation.ephemeral_5m_input_tokens", .cacheWrite5mTokens),
            ("cache_creation.ephemeral_1h_input_tokens", .cacheWrite1hTokens),
            ("usage.cache_creation.ephemeral_1h_input_tokens", .cacheWrite1hTokens),
            ("reasoning_tokens", .reasoningTokens),
            ("request_id", .requestID),
            ("status_code", .statusCode),
            ("error_type", .errorType),
        ].compactMap { path, field in FieldPath(path).map { FieldBinding($0, field) } }
            + [
                ("duration_s", .duration, .seconds), ("duration_ms", .duration, .milliseconds),
                ("duration", .duration, .seconds), ("latency_s", .duration, .seconds),
                ("latency_ms", .duration, .milliseconds), ("elapsed_s", .duration, .seconds),
                ("elapsed_ms", .duration, .milliseconds), ("latency", .duration, .seconds),
                ("elapsed", .duration, .seconds),
                ("ttft_s", .timeToFirstToken, .seconds), ("ttft_ms", .timeToFirstToken, .milliseconds),
                ("ttft", .timeToFirstToken, .seconds),
            ].compactMap { (path: String, field: RecordField, unit: FieldBinding.Unit) in
                FieldPath(path).map { FieldBinding($0, field, unit: unit) }
            },
        events: [
            "llm_request_success": .success,
            "llm_request_failed": .failure(.other, also: nil),
            "rate_limit_hit": .failure(.rateLimited, also: .rateLimited),
            "api_overloaded": .failure(.overloaded, also: .overloaded),
            "api_connection_error": .failure(.connection, also: .connectionError),
            "unexpected_error": .failure(.other, also: nil),
            "falling_back_to_haiku": .note(.fallback),
        ])
}
