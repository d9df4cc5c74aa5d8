extension Preset {
    /// Results of Vercel's AI SDK, versions 4 to 6, as apps log them.
    ///
    /// Input is the total (`packages/ai/src/types/usage.ts`); up to version 5 the SDK passed on what the provider said, which for
    /// Anthropic was the input without cache: a line with Anthropic's own metadata tells. A usage that JSON has as null was
    /// `NaN`: unknown. `totalUsage` is the sum of a call's steps.
    public static let vercelAI = Preset(name: "vercel-ai", shapes: vercelDetailed + vercelPlain)

    private static let places = ["", "result", "data", "response", "message", "event"]

    /// Lines that only the AI SDK writes.
    static let vercelDetailed =
        places.map { result(at: $0, ["inputTokenDetails"], semantics: .vercel) }
        + places.map { place in
            var shape = result(at: place, [], semantics: .anthropic)
            let anchors = Envelope.paths(
                at: place,
                [
                    "providerMetadata.anthropic.cacheCreationInputTokens",
                    "providerMetadata.anthropic.cacheReadInputTokens", "providerMetadata.anthropic.usage",
                ])
            shape = LogShape(
                preset: shape.preset, anchors: anchors,
                bindings: shape.bindings
                    + Envelope.fields(
                        at: place,
                        [
                            ("providerMetadata.anthropic.cacheCreationInputTokens", .cacheWriteTokens),
                            ("providerMetadata.anthropic.cacheReadInputTokens", .cacheReadTokens),
                            ("providerMetadata.anthropic.usage.cache_creation_input_tokens", .cacheWriteTokens),
                        ]),
                required: [.inputTokens], semantics: .anthropic, repeats: .passedOver, missing: .request)
            return shape
        }
        + places.map {
            result(at: $0, ["cachedInputTokens", "promptTokens", "reasoningTokens"], semantics: .vercel)
        }

    /// Lines with a usage that Converse could have written too; the two agree where nothing is cached.
    static let vercelPlain = places.map { result(at: $0, ["inputTokens"], semantics: .vercel) }

    private static func result(at place: String, _ anchors: [String], semantics: UsageSemantics) -> LogShape {
        LogShape(
            preset: "vercel-ai",
            anchors: Envelope.paths(at: place, anchors.flatMap { ["totalUsage.\($0)", "usage.\($0)"] }),
            bindings: Envelope.fields(
                at: place,
                ["totalUsage", "usage"].flatMap { usage in
                    Envelope.below(
                        usage,
                        [
                            ("inputTokens", .inputTokens), ("promptTokens", .inputTokens),
                            ("outputTokens", .outputTokens), ("completionTokens", .outputTokens),
                            ("totalTokens", .totalTokens),
                            ("inputTokenDetails.cacheReadTokens", .cacheReadTokens),
                            ("cachedInputTokens", .cacheReadTokens),
                            ("inputTokenDetails.cacheWriteTokens", .cacheWriteTokens),
                            ("inputTokenDetails.noCacheTokens", .otherInputTokens),
                            ("outputTokenDetails.reasoningTokens", .reasoningTokens),
                            ("reasoningTokens", .reasoningTokens),
                        ])
                } + [
                    ("response.modelId", .model), ("response.id", .requestID), ("modelId", .model),
                    ("model.modelId", .model), ("model.provider", .provider), ("provider", .provider),
                ])
                + Envelope.fields([("modelId", .model), ("model", .model), ("provider", .provider)])
                + Envelope.timestamps + Envelope.durations,
            required: [.inputTokens], semantics: semantics, repeats: .passedOver, missing: .request)
    }
}
