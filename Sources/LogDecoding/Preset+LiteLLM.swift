extension Preset {
    /// LiteLLM's StandardLoggingPayload, one a line, alone or below a key, and the JSON log of its proxy.
    ///
    /// `prompt_tokens` includes what Anthropic reports beside it; the duration is `endTime - startTime`, since `response_time`
    /// of a stream is the time to its first token. The payload's `id` repeats in mocked answers, its `trace_id` in retries: a
    /// success is known by its `litellm_call_id`, and a failure is an attempt of its own. An answer from LiteLLM's own cache
    /// (`cache_hit`) is no request at a provider. The proxy's own log tells of no usage.
    public static let liteLLM = Preset(
        name: "litellm", shapes: ["", "standard_logging_object", "payload"].map(payload))

    private static func payload(at place: String) -> LogShape {
        let usage = ["metadata.usage_object", "response.usage"].flatMap { key in
            openAIUsage(below: key).filter {
                ![.inputTokens, .outputTokens, .otherInputTokens, .otherOutputTokens, .totalTokens].contains($0.1)
            } + [("\(key).speed", .speed), ("\(key).inference_geo", .region)]
        }
        return LogShape(
            preset: "litellm",
            anchors: Envelope.paths(at: place, ["custom_llm_provider", "litellm_call_id", "saved_cache_cost"]),
            bindings: Envelope.fields(
                at: place,
                [
                    ("model", .model), ("custom_llm_provider", .provider),
                    ("endTime", .timestamp), ("startTime", .startTime), ("endTime", .endTime),
                    ("completionStartTime", .firstTokenTime), ("stream", .isStream), ("status", .outcome),
                    ("prompt_tokens", .inputTokens), ("completion_tokens", .outputTokens),
                    ("total_tokens", .totalTokens), ("litellm_call_id", .requestID), ("cache_hit", .operation),
                    ("error_information.error_code", .statusCode), ("error_information.error_class", .errorType),
                    ("cost_breakdown.service_tier", .serviceTier), ("response.service_tier", .serviceTier),
                    ("response_cost", .loggedCost),
                ] + usage) + Envelope.timestamps,
            required: [.outcome, .model, .inputTokens], repeats: .passedOver, missing: .request, errorsFail: false,
            excludedOperations: ["true"])
    }
}
