import Testing

/// `prices`, `prices import`, and the prices of the settings in `analyze`.
struct PricesTests {
    private static let line =
        #"{"event": "llm_request_success", "timestamp": "2026-11-24T10:00:00Z", "level": "info", "model": "MODEL", "#
        + #""input_tokens": 1000, "output_tokens": 100}"# + "\n"

    private static let map = #"""
        {"house-7b": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2e-07,
          "output_cost_per_token": 6e-07},
         "gpt-4o": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2.5e-06,
          "cache_read_input_token_cost": 1.25e-06, "output_cost_per_token": 1e-05},
         "elsewhere": {"litellm_provider": "nobody", "mode": "chat", "input_cost_per_token": -1}}
        """#

    private func log(_ model: String) -> String { Self.line.replacing("MODEL", with: model) }

    @Test func importedFilePricesWhatTheBookDoesNotKnow() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.map, to: "map.json")
        try folder.write(log("openai/house-7b"), to: "app.log")
        let dry = try await Tailmeter.run(
            ["prices", "import", "map.json", "--dry-run", "--output", "p.txt"], in: folder)
        #expect(dry.end == .exited(0))
        #expect(dry.output.contains("2 models read, 1 rows passed over; 1 new, 0 at another price, 1 as in the book"))
        let early = try await Tailmeter.run(["analyze", "app.log", "--prices", "p.txt"], in: folder)
        #expect(early.end == .exited(1))

        let written = try await Tailmeter.run(["prices", "import", "map.json", "--output", "p.txt"], in: folder)
        #expect(written.end == .exited(0))
        let without = try await Tailmeter.run(["analyze", "app.log", "--format", "json"], in: folder)
        #expect(without.output.contains(#""unpriced": {"house-7b": 1100}"#))
        let priced = try await Tailmeter.run(
            ["analyze", "app.log", "--format", "json", "--prices", "p.txt"], in: folder)
        #expect(priced.output.contains(#""cost_usd": "0.000260""#))
    }

    @Test func badRowIsNamedAndNothingWritten() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.map.replacing("2e-07", with: "2.00000001e-07"), to: "map.json")
        let result = try await Tailmeter.run(["prices", "import", "map.json", "--output", "p.txt"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains(#"map.json: row "house-7b": input_cost_per_token is 2.00000001e-07"#))
        #expect(try await Tailmeter.run(["prices", "--prices", "p.txt"], in: folder).end == .exited(1))
    }

    @Test func settingsHaveTheLastWord() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            sources: [{file: app.log}]
            prices:
              models: [{name: own, input: 0.2, output: 0.6}]
              aliases: {prod: own}
              discounts: [{model: prod, factor: 0.5}]
            """, to: "tailmeter.yaml")
        try folder.write(log("prod"), to: "app.log")
        let result = try await Tailmeter.run(
            ["analyze", "app.log", "--format", "json", "--config", "tailmeter.yaml"], in: folder)
        #expect(result.output.contains(#""cost_usd": "0.000130""#))
        let shown = try await Tailmeter.run(["prices", "prod", "--config", "tailmeter.yaml"], in: folder)
        #expect(shown.output.contains("discount x0.5"))
    }

    @Test func unknownModelIsUnpricedAndSimilarNamesAreInformation() async throws {
        let result = try await Tailmeter.run(["prices", "gpt-4oo"])
        #expect(result.end == .exited(1))
        #expect(result.output == "")
        #expect(result.errors.contains("gpt-4oo: unpriced"))
        #expect(result.errors.contains("gpt-4o,") || result.errors.contains("gpt-4o\n"))
        let hosted = try await Tailmeter.run(["prices", "gpt-oss-120b"])
        #expect(hosted.end == .exited(1))
        #expect(hosted.errors.contains("groq"))
        #expect(try await Tailmeter.run(["prices", "gpt-oss-120b", "--provider", "groq"]).end == .exited(0))
    }

    @Test func jsonHasPeriodsAndTiers() async throws {
        let result = try await Tailmeter.run(["prices", "gpt-5", "--format", "json"])
        #expect(result.output.contains(#""since": "2025-08-07""#))
        #expect(result.output.contains(#""flex": {"input": "0.625""#))
    }
}
