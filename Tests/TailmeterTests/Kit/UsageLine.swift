/// A log line of a successful request, for tests that only count.
enum UsageLine {
    static let model = "claude-sonnet-4-20250514"
    static let inputTokens = "llm_tokens_used_total{model=\"\(model)\",type=\"input\"}"
    static let successes = "llm_requests_total{model=\"\(model)\",status=\"success\"}"

    /// A whole line with a number of input tokens, and one output token where nothing else is said.
    static func text(
        _ input: Int, output: Int = 1, model: String = model, time: String = "2026-11-24T08:00:00Z"
    ) -> String {
        """
        {"event": "llm_request_success", "model": "\(model)", "input_tokens": \(input), "output_tokens": \(output), \
        "level": "info", "timestamp": "\(time)"}

        """
    }
}
