extension Preset {
    /// LangChain's messages and results as its serialisers dump them (`dumpd`, callbacks, `astream_events`).
    ///
    /// `usage_metadata` counts input and output with everything in it (`messages/ai.py` of `langchain-core`); where cache writes
    /// stand by lifetime, `cache_creation` is zero (`_create_usage_metadata` of `langchain-anthropic`). `llm_output` is the
    /// provider's own object.
    public static let langChain = Preset(
        name: "langchain",
        shapes: [
            "", "kwargs", "message", "output", "response", "result", "data.output", "data.output.kwargs",
            "message.kwargs",
        ].map(message)
            + resultPlaces.map { place in
                llmOutput(at: place, openAIUsage(below: "llm_output.token_usage"), semantics: .openAI)
            }
            + resultPlaces.map { place in
                llmOutput(at: place, anthropicUsage(below: "llm_output.usage"), semantics: .anthropic)
            }
            + resultPlaces.map { place in
                LogShape(
                    preset: "langchain", anchors: Envelope.paths(at: place, ["generations"]),
                    bindings: Envelope.fields(at: place, [("generations", .nested)]) + Envelope.timestamps,
                    required: [.nested])
            })

    /// What stands beside a message: the model's name, and the tracing metadata of a run.
    private static let names = Envelope.fields([
        ("model", .model), ("metadata.ls_provider", .provider), ("ls_provider", .provider),
    ])

    private static let resultPlaces = ["", "response", "data.output"]

    private static func message(at place: String) -> LogShape {
        LogShape(
            preset: "langchain", anchors: Envelope.paths(at: place, ["usage_metadata.input_tokens"]),
            bindings: Envelope.fields(
                at: place,
                [
                    ("usage_metadata.input_tokens", .inputTokens), ("usage_metadata.output_tokens", .outputTokens),
                    ("usage_metadata.total_tokens", .totalTokens),
                    ("usage_metadata.input_token_details.cache_read", .cacheReadTokens),
                    ("usage_metadata.input_token_details.cache_creation", .cacheWriteTokens),
                    ("usage_metadata.input_token_details.ephemeral_5m_input_tokens", .cacheWrite5mTokens),
                    ("usage_metadata.input_token_details.ephemeral_1h_input_tokens", .cacheWrite1hTokens),
                    ("usage_metadata.input_token_details.audio", .audioInputTokens),
                    ("usage_metadata.output_token_details.audio", .audioOutputTokens),
                    ("usage_metadata.output_token_details.reasoning", .reasoningTokens),
                    ("response_metadata.model_name", .model), ("response_metadata.model", .model),
                    ("response_metadata.id", .requestID), ("id", .requestID),
                    ("response_metadata.service_tier", .serviceTier),
                    ("response_metadata.model_provider", .provider),
                ]) + names + Envelope.timestamps + Envelope.durations,
            required: [.inputTokens], semantics: .langChain, repeats: .passedOver, missing: .request)
    }

    private static func llmOutput(
        at place: String, _ usage: [(String, RecordField)], semantics: UsageSemantics
    ) -> LogShape {
        let counts = usage.filter { $0.1 == .inputTokens }.map(\.0)
        return LogShape(
            preset: "langchain", anchors: Envelope.paths(at: place, counts),
            bindings: Envelope.fields(
                at: place,
                usage + [
                    ("llm_output.model_name", .model), ("llm_output.model", .model), ("llm_output.id", .requestID),
                    ("llm_output.service_tier", .serviceTier),
                ]) + names + Envelope.timestamps + Envelope.durations,
            required: [.inputTokens], semantics: semantics, repeats: .passedOver, missing: .request)
    }
}
