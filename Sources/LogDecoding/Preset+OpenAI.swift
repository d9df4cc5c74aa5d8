extension Preset {
    /// Responses of OpenAI's Chat Completions and Responses APIs as apps log them, chunks of streams too, and of the many
    /// that speak the same language.
    ///
    /// Input includes cached and cache-written tokens, output includes reasoning (`types/completion_usage.py` and
    /// `types/responses/response_usage.py` of the `openai` package, 3.54).
    public static let openAI = Preset(
        name: "openai", shapes: openAIDetailed + openAIPlain)

    /// Lines with a usage that only OpenAI's language has.
    static let openAIDetailed = Envelope.places.map {
        responses(at: $0, anchors: ["usage.prompt_tokens", "usage.input_tokens_details"])
    }

    /// Lines that say less: a usage with a total, or none at all; and failed calls.
    static let openAIPlain =
        Envelope.places.map { responses(at: $0, anchors: ["usage.total_tokens"]) }
        + Envelope.places.map {
            var shape = responses(at: $0, anchors: ["object"])
            shape.required = [.objectKind, .model]
            shape.objectKinds = ["chat.completion", "chat.completion.chunk", "text_completion", "response"]
            return shape
        }
        + [failures]

    private static func responses(at place: String, anchors: [String]) -> LogShape {
        LogShape(
            preset: "openai", anchors: Envelope.paths(at: place, anchors),
            bindings: Envelope.fields(
                at: place,
                [
                    ("model", .model), ("id", .requestID), ("object", .objectKind), ("status", .outcome),
                    ("choices", .choices), ("service_tier", .serviceTier),
                    ("tool_usage.web_search.num_requests", .webSearches),
                ] + openAIUsage(below: "usage")) + Envelope.fields([("model", .model)]) + Envelope.timestamps
                + Envelope.fields(at: place, [("created", .timestamp), ("created_at", .timestamp)])
                + Envelope.durations,
            semantics: .openAI, repeats: .passedOver, missing: .requestIfFinished, errorsFail: false)
    }

    /// A usage object below a key, with the additions of LiteLLM (`cache_creation_…`), DeepSeek (`prompt_cache_hit_tokens`),
    /// OpenRouter (`cost`) and Perplexity (`cost.total_cost`).
    static func openAIUsage(below key: String) -> [(String, RecordField)] {
        Envelope.below(
            key,
            [
                ("prompt_tokens", .inputTokens), ("input_tokens", .inputTokens), ("input_tokens", .otherInputTokens),
                ("completion_tokens", .outputTokens), ("output_tokens", .outputTokens),
                ("output_tokens", .otherOutputTokens),
                ("total_tokens", .totalTokens),
                ("prompt_tokens_details.cached_tokens", .cacheReadTokens),
                ("input_tokens_details.cached_tokens", .cacheReadTokens),
                ("cache_read_input_tokens", .cacheReadTokens), ("prompt_cache_hit_tokens", .cacheReadTokens),
                ("prompt_tokens_details.cache_write_tokens", .cacheWriteTokens),
                ("input_tokens_details.cache_write_tokens", .cacheWriteTokens),
                ("prompt_tokens_details.cache_creation_tokens", .cacheWriteTokens),
                ("cache_creation_input_tokens", .cacheWriteTokens),
                (
                    "prompt_tokens_details.cache_creation_token_details.ephemeral_5m_input_tokens", .cacheWrite5mTokens
                ),
                (
                    "prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens", .cacheWrite1hTokens
                ),
                ("completion_tokens_details.reasoning_tokens", .reasoningTokens),
                ("output_tokens_details.reasoning_tokens", .reasoningTokens),
                ("prompt_tokens_details.audio_tokens", .audioInputTokens),
                ("input_tokens_details.audio_tokens", .audioInputTokens),
                ("completion_tokens_details.audio_tokens", .audioOutputTokens),
                ("output_tokens_details.audio_tokens", .audioOutputTokens),
                ("prompt_tokens_details.image_tokens", .imageInputTokens),
                ("input_tokens_details.image_tokens", .imageInputTokens),
                ("output_tokens_details.image_tokens", .imageOutputTokens),
                ("service_tier", .serviceTier), ("server_tool_use.web_search_requests", .webSearches),
                ("cost.total_cost", .loggedCost), ("cost", .loggedCost),
            ])
    }

    /// A failed call as an app logs the SDK's exception: kind of error, HTTP status (null where there was no answer), model.
    /// The production guide's own events are `structlog`'s.
    private static let failures = LogShape(
        preset: "openai", anchors: Envelope.paths(at: "", ["error_type"]),
        bindings: Envelope.fields([
            ("error_type", .errorType), ("status_code", .statusCode), ("model", .model), ("event", .event),
            ("request_id", .requestID),
        ]) + Envelope.timestamps,
        required: [.errorType, .statusCode, .model], forbidden: [.event], repeats: .failedOnce)
}
