extension Preset {
    /// Responses of Google's `generateContent`, in the REST API's names and in those of the Python SDK's dumped objects.
    ///
    /// Input includes cached tokens; output is candidates and thoughts; the total is prompt, tool use, candidates and thoughts
    /// (`GenerateContentResponseUsageMetadata` of the `google-genai` package). Each piece of a stream repeats the usage so far
    /// under the same response id.
    public static let gemini = Preset(
        name: "gemini",
        shapes: ["", "response", "result", "data", "message"].flatMap {
            [contents(at: $0, camelCase), contents(at: $0, snakeCase)]
        })

    private static func contents(at place: String, _ names: [(String, RecordField)]) -> LogShape {
        let counts = names.filter { [.inputTokens, .outputTokens, .totalTokens].contains($0.1) }
        return LogShape(
            preset: "gemini", anchors: Envelope.paths(at: place, counts.map(\.0)),
            bindings: Envelope.fields(at: place, names + [("model", .model)]) + Envelope.fields([("model", .model)])
                + Envelope.timestamps + Envelope.durations,
            semantics: .gemini, repeats: .revises, missing: .request)
    }

    private static let camelCase: [(String, RecordField)] = [
        ("modelVersion", .model), ("responseId", .requestID),
        ("usageMetadata.promptTokenCount", .inputTokens), ("usageMetadata.candidatesTokenCount", .outputTokens),
        ("usageMetadata.totalTokenCount", .totalTokens), ("usageMetadata.cachedContentTokenCount", .cacheReadTokens),
        ("usageMetadata.thoughtsTokenCount", .reasoningTokens),
        ("usageMetadata.toolUsePromptTokenCount", .toolInputTokens),
        ("usageMetadata.promptTokensDetails", .inputModalities),
        ("usageMetadata.cacheTokensDetails", .cacheModalities),
        ("usageMetadata.candidatesTokensDetails", .outputModalities),
        ("usageMetadata.trafficType", .serviceTier), ("usageMetadata.serviceTier", .serviceTier),
    ]

    private static let snakeCase: [(String, RecordField)] = [
        ("model_version", .model), ("response_id", .requestID),
        ("usage_metadata.prompt_token_count", .inputTokens), ("usage_metadata.candidates_token_count", .outputTokens),
        ("usage_metadata.total_token_count", .totalTokens),
        ("usage_metadata.cached_content_token_count", .cacheReadTokens),
        ("usage_metadata.thoughts_token_count", .reasoningTokens),
        ("usage_metadata.tool_use_prompt_token_count", .toolInputTokens),
        ("usage_metadata.prompt_tokens_details", .inputModalities),
        ("usage_metadata.cache_tokens_details", .cacheModalities),
        ("usage_metadata.candidates_tokens_details", .outputModalities),
        ("usage_metadata.traffic_type", .serviceTier), ("usage_metadata.service_tier", .serviceTier),
    ]
}
