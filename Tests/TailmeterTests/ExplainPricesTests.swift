import Testing

/// What `explain` tells of a cost that is not the plain one.
struct ExplainPricesTests {
    private func explained(_ line: String, settings: String = "") async throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(line + "\n", to: "app.log")
        try folder.write("sources: [{file: app.log}]\n" + settings, to: "settings.yaml")
        return try await Tailmeter.run(["explain", "--config", "settings.yaml", "app.log"], in: folder).output
    }

    /// 1,000 at 1.50, 100 at 7.50, 400 at 1.875 and 600 at 3 dollars per million are $0.0048; times 1.1, and two searches.
    @Test func tierRegionAndSearchesOfAMessage() async throws {
        let text = try await explained(
            #"{"timestamp":"2026-11-24T02:00:00Z","type":"message","id":"m1","model":"claude-sonnet-4-6","usage":{"input_tokens":1000,"output_tokens":100,"cache_creation_input_tokens":1000,"cache_creation":{"ephemeral_5m_input_tokens":400,"ephemeral_1h_input_tokens":600},"cache_read_input_tokens":0,"service_tier":"batch","inference_geo":"us","server_tool_use":{"web_search_requests":2}}}"#
        )
        for part in [
            "input $1.50, output $7.50, cache read $0.15, cache write $1.875 / $3.00 at the tier batch, since 2026-03-13",
            "also     x1.1 for the region, 2 web searches at $0.01", "cost     $0.025280",
        ] { #expect(text.contains(part), "\(part) in \(text)") }
    }

    @Test func hoursAndDiscount() async throws {
        let text = try await explained(
            #"{"timestamp":"2026-11-24T02:00:00Z","id":"d1","object":"chat.completion","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}"#,
            settings: "prices: {discounts: [{provider: deepseek, factor: 0.5}]}\n")
        for part in [
            "input $0.30, output $1.20", "at the hours mon-fri,01:00-04:00 UTC", "also     x0.5 by the settings",
            "cost     $0.000210",
        ] { #expect(text.contains(part), "\(part) in \(text)") }
    }
}
