extension Preset {
    /// Spans after OpenTelemetry's conventions for generative AI, old names and new: a span a line, as the SDKs' console and
    /// file exporters write it, or OTLP/JSON with many spans in a line.
    ///
    /// Input includes both cache classes, whoever the provider is (`docs/gen-ai/gen-ai-spans.md` of the conventions). The old
    /// names (`gen_ai.system`, `prompt_tokens`) are those up to 1.36 and of OpenLLMetry.
    public static let openTelemetry = Preset(name: "otel", shapes: [span, exported])

    private static func attribute(_ name: String) -> FieldPath? { FieldPath(keys: ["attributes", name]) }

    private static let span = LogShape(
        preset: "otel",
        anchors: [
            "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.system", "gen_ai.request.model",
            "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens",
        ].compactMap(attribute),
        bindings: attributes
            + Envelope.fields([
                ("end_time", .timestamp), ("end_time", .endTime), ("start_time", .startTime),
                ("endTimeUnixNano", .timestamp), ("endTimeUnixNano", .endTime), ("startTimeUnixNano", .startTime),
                ("status.status_code", .outcome), ("status.code", .outcome),
            ]) + Envelope.timestamps,
        required: [.model], repeats: .passedOver, missing: .request,
        excludedOperations: [
            "create_agent", "invoke_agent", "invoke_workflow", "execute_tool", "agent", "workflow", "task", "tool",
            "rerank",
        ])

    private static let attributes = names([
        ("gen_ai.response.model", .model), ("gen_ai.request.model", .model),
        ("gen_ai.provider.name", .provider), ("gen_ai.system", .provider),
        ("gen_ai.response.id", .requestID), ("gen_ai.operation.name", .operation), ("llm.request.type", .operation),
        ("gen_ai.usage.input_tokens", .inputTokens), ("gen_ai.usage.prompt_tokens", .inputTokens),
        ("gen_ai.usage.output_tokens", .outputTokens), ("gen_ai.usage.completion_tokens", .outputTokens),
        ("gen_ai.usage.total_tokens", .totalTokens), ("llm.usage.total_tokens", .totalTokens),
        ("gen_ai.usage.cache_read.input_tokens", .cacheReadTokens),
        ("gen_ai.usage.cache_read_input_tokens", .cacheReadTokens),
        ("gen_ai.usage.cache_creation.input_tokens", .cacheWriteTokens),
        ("gen_ai.usage.cache_write.input_tokens", .cacheWriteTokens),
        ("gen_ai.usage.cache_creation_input_tokens", .cacheWriteTokens),
        ("anthropic.usage.cache_creation.ephemeral_5m_input_tokens", .cacheWrite5mTokens),
        ("anthropic.usage.cache_creation.ephemeral_1h_input_tokens", .cacheWrite1hTokens),
        ("gen_ai.usage.reasoning.output_tokens", .reasoningTokens),
        ("gen_ai.usage.reasoning_tokens", .reasoningTokens),
        ("http.response.status_code", .statusCode), ("error.type", .errorType),
        ("gen_ai.response.time_to_first_chunk", .timeToFirstToken),
        ("openai.response.service_tier", .serviceTier), ("gen_ai.openai.response.service_tier", .serviceTier),
        ("anthropic.response.service_tier", .serviceTier),
        ("anthropic.usage.server_tool_use.web_search_requests", .webSearches),
        ("gen_ai.usage.cost", .loggedCost), ("llm.cost.total", .loggedCost),
    ])

    private static func names(_ list: [(String, RecordField)]) -> [FieldBinding] {
        list.compactMap { name, field in attribute(name).map { FieldBinding($0, field) } }
    }

    /// An export request of the OTLP protocol in JSON: its spans are lines of their own.
    private static let exported = LogShape(
        preset: "otel", anchors: Envelope.paths(at: "", ["resourceSpans"]),
        bindings: Envelope.fields([("resourceSpans", .nested)]) + Envelope.timestamps, required: [.nested])
}
