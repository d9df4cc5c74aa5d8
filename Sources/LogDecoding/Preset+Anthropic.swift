extension Preset {
    /// Responses of Anthropic's Messages API as apps log them: the body or the SDK's dumped object, alone or below a key, the
    /// events of a stream, and error bodies.
    ///
    /// Input excludes both cache classes (`types/usage.py` of the `anthropic` package, 2.12). The usage of a `message_delta`
    /// is cumulative: it replaces that of its `message_start`.
    public static let anthropic = Preset(
        name: "anthropic", shapes: anthropicDetailed + anthropicPlain)

    /// Lines with a usage that only Anthropic's API has.
    static let anthropicDetailed = Envelope.places.map {
        messages(at: $0, anchors: ["usage.cache_creation_input_tokens", "usage.cache_read_input_tokens"])
    }

    /// Lines with a usage that names no cache, and errors.
    static let anthropicPlain =
        Envelope.places.map { messages(at: $0, anchors: ["usage.input_tokens", "usage.output_tokens"]) }
        + ["", "response", "body", "data"].map(errors)

    private static func messages(at place: String, anchors: [String]) -> LogShape {
        LogShape(
            preset: "anthropic", anchors: Envelope.paths(at: place, anchors),
            bindings: Envelope.fields(
                at: place, [("model", .model), ("id", .requestID)] + anthropicUsage(below: "usage"))
                + Envelope.fields([("model", .model), ("type", .objectKind)]) + Envelope.timestamps
                + Envelope.durations,
            required: [.outputTokens], semantics: .anthropic, repeats: .passedOver, missing: .request)
    }

    /// The usage object of the Messages API below a key.
    static func anthropicUsage(below key: String) -> [(String, RecordField)] {
        Envelope.below(
            key,
            [
                ("input_tokens", .inputTokens), ("output_tokens", .outputTokens),
                ("cache_read_input_tokens", .cacheReadTokens), ("cache_creation_input_tokens", .cacheWriteTokens),
                ("cache_creation.ephemeral_5m_input_tokens", .cacheWrite5mTokens),
                ("cache_creation.ephemeral_1h_input_tokens", .cacheWrite1hTokens),
                ("output_tokens_details.thinking_tokens", .reasoningTokens), ("total_tokens", .totalTokens),
                ("service_tier", .serviceTier), ("speed", .speed), ("inference_geo", .region),
                ("server_tool_use.web_search_requests", .webSearches),
            ])
    }

    /// `{"type": "error", "error": {"type": …}, "request_id": …}`. LiteLLM's proxy lifts this body out of a message into a
    /// line of its own log, whose failure stands in a payload line too: that one is no attempt.
    private static func errors(at place: String) -> LogShape {
        LogShape(
            preset: "anthropic", anchors: Envelope.paths(at: place, ["error.type"]),
            bindings: Envelope.fields(
                at: place, [("error.type", .errorType), ("type", .objectKind), ("request_id", .requestID)])
                + Envelope.fields([
                    ("model", .model), ("request_id", .requestID), ("status_code", .statusCode),
                    ("litellm_call_id", .operation),
                ]) + Envelope.timestamps,
            required: [.errorType, .objectKind], forbidden: [.operation], semantics: .anthropic, repeats: .failedOnce,
            objectKinds: ["error"])
    }
}
