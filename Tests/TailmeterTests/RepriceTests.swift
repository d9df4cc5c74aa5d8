import Testing

struct RepriceTests {
    private static func line(_ number: Int) -> String {
        UsageLine.text(1_000 * number, model: "house-7b", time: "2026-11-24T08:0\(number):00Z")
    }

    /// While the daemon runs, what had no price gets one, by the price of its own time.
    @Test func whatHadNoPriceGetsOneBesideTheDaemon() async throws {
        let folder = try TemporaryFolder()
        try folder.write((1...3).map(Self.line).joined() + UsageLine.text(7, model: "nobody-knows"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl"], in: folder)
        let before = try await daemon.metrics("all lines are read") { $0.lines == 4 }
        #expect(before.sum("tailmeter_unpriced_tokens_total") == 6_003 + 8)
        try folder.write(
            """
            sources: [{file: app.jsonl}]
            prices:
              models:
                - {name: house-7b, input: 2, output: 10}
                - {name: house-7b, since: 2026-11-24, input: 3, output: 20}

            """, to: "prices.yaml")
        let result = try await Tailmeter.run(["reprice", "--config", "prices.yaml"], in: folder)
        // 6,000 input tokens at $3 and 3 output tokens at $20 per million.
        #expect(
            result.output == """
                priced 3 requests, 6,003 tokens, $0.018060
                still unpriced: nobody-knows, provider unknown, 8 tokens

                """)
        #expect(result.end == .exited(0))
        let again = try await Tailmeter.run(["reprice", "--config", "prices.yaml"], in: folder)
        #expect(again.output.hasPrefix("priced 0 requests, 0 tokens, $0.000000\n"))
        // The daemon goes on, and its counters are what they were.
        try folder.append(Self.line(4), to: "app.jsonl")
        let after = try await daemon.metrics("the last line is read") { $0.lines == 5 }
        #expect(after.decreases(since: before) == [])
        #expect(after.sum("tailmeter_unpriced_tokens_total") == 6_003 + 8 + 4_001)
        #expect(try await daemon.stop().end == .exited(0))
    }

    @Test func aMissingLedgerIsNamed() async throws {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.run(["reprice", "--state", "nowhere"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("nowhere/ledger.sqlite: No such file or directory"))
        #expect(result.errors.contains("--state"))
    }
}
