import UsageModel

extension Preset {
    /// The events of apps made after the common production guide for Claude: `structlog` with flat fields.
    ///
    /// Input tokens exclude cached ones, as in Anthropic's Messages API. A usage object, where the app logs the SDK's own,
    /// is read too. Cache writes whose lifetime is not logged count as 5 minutes.
    public static let structlog = Preset(
        name: "structlog",
        shapes: [
            LogShape(
                preset: "structlog", anchors: Envelope.paths(at: "", ["event"]),
                bindings: Envelope.fields([
                    ("event", .event),
                    ("model", .model),
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
                    ("service_tier", .serviceTier), ("usage.service_tier", .serviceTier),
                    ("usage.speed", .speed), ("usage.inference_geo", .region),
                    ("usage.server_tool_use.web_search_requests", .webSearches),
                    ("cost_usd", .loggedCost),
                ]) + Envelope.timestamps + Envelope.durations,
                required: [.event], semantics: .structlog, repeats: .failedOnce,
                events: [
                    "llm_request_success": .success,
                    "llm_request_failed": .failure(.other, also: nil),
                    "rate_limit_hit": .failure(.rateLimited, also: .rateLimited),
                    "api_overloaded": .failure(.overloaded, also: .overloaded),
                    "api_connection_error": .failure(.connection, also: .connectionError),
                    "unexpected_error": .failure(.other, also: nil),
                    "falling_back_to_haiku": .note(.fallback),
                ])
        ])
}
