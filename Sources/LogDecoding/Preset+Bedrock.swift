extension Preset {
    /// Amazon Bedrock: responses of the Converse API, which name no model (the app's line must), and model-invocation logs.
    ///
    /// Input excludes both cache classes (`TokenUsage` of the `bedrock-runtime` service model; a total may hold them or not).
    /// The log's fields: <https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html>.
    public static let bedrock = Preset(name: "bedrock", shapes: bedrockInvocations + bedrockConverse)

    /// Converse responses.
    static let bedrockConverse = ["", "response", "result", "data", "message"].map { place in
        LogShape(
            preset: "bedrock",
            anchors: Envelope.paths(
                at: place,
                [
                    "usage.cacheReadInputTokens", "usage.cacheWriteInputTokens", "usage.cacheDetails",
                    "metrics.latencyMs", "stopReason", "ResponseMetadata.RequestId",
                ]) + (FieldPath(keys: (place.isEmpty ? [] : [place]) + ["$metadata", "requestId"]).map { [$0] } ?? []),
            bindings: Envelope.fields(
                at: place,
                [
                    ("usage.inputTokens", .inputTokens), ("usage.outputTokens", .outputTokens),
                    ("usage.totalTokens", .totalTokens), ("usage.cacheReadInputTokens", .cacheReadTokens),
                    ("usage.cacheWriteInputTokens", .cacheWriteTokens), ("usage.cacheDetails", .cacheLifetimes),
                    ("serviceTier.type", .serviceTier), ("ResponseMetadata.RequestId", .requestID),
                    ("$metadata.requestId", .requestID), ("modelId", .model), ("model_id", .model), ("model", .model),
                ])
                + Envelope.fields([("modelId", .model), ("model_id", .model), ("model", .model)])
                + Envelope.spans([
                    (place.isEmpty ? "metrics.latencyMs" : "\(place).metrics.latencyMs", .duration, .milliseconds)
                ]) + Envelope.timestamps + Envelope.durations,
            required: [.outputTokens], semantics: .anthropic, repeats: .passedOver, missing: .request,
            provider: "bedrock")
    }

    /// Model-invocation logs.
    static let bedrockInvocations = [
        LogShape(
            preset: "bedrock", anchors: Envelope.paths(at: "", ["schemaType"]),
            bindings: Envelope.fields([
                ("schemaType", .objectKind), ("modelId", .model), ("requestId", .requestID),
                ("errorCode", .errorType),
                ("input.inputTokenCount", .inputTokens), ("output.outputTokenCount", .outputTokens),
                ("input.cacheReadInputTokenCount", .cacheReadTokens),
                ("input.cacheWriteInputTokenCount", .cacheWriteTokens),
                ("output.outputBodyJson.usage.cacheReadInputTokens", .cacheReadTokens),
                ("output.outputBodyJson.usage.cacheWriteInputTokens", .cacheWriteTokens),
                ("output.outputBodyJson.usage.cacheDetails", .cacheLifetimes),
                ("output.outputBodyJson.serviceTier.type", .serviceTier),
            ])
                + Envelope.fields(
                    at: "output.outputBodyJson", anthropicUsage(below: "usage").filter { $0.1 != .totalTokens })
                + Envelope.spans([("output.outputBodyJson.metrics.latencyMs", .duration, .milliseconds)])
                + Envelope.timestamps,
            required: [.objectKind], semantics: .anthropic, repeats: .passedOver, missing: .request,
            objectKinds: ["ModelInvocationLog"], provider: "bedrock")
    ]
}
