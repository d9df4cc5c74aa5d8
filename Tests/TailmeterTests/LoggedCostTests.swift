import Foundation
import Testing

/// Logs whose lines state their own cost, beside the price book's.
struct LoggedCostTests {
    /// 1,000 × $3 + 1 × $15 per million are $0.003015 by the price book.
    private static func line(_ cost: String?, user: String = "anna") -> String {
        let stated = cost.map { ",\"cost_usd\":\($0)" } ?? ""
        return """
            {"event":"llm_request_success","model":"claude-sonnet-4-5-20250929","timestamp":"2026-11-23T00:00:00Z",\
            "input_tokens":1000,"output_tokens":1,"user_id":"\(user)"\(stated)}

            """
    }

    /// $0.0031 is stated for one, $0.003015 for another as floating point has it, nothing for a third, and 0 for a fourth.
    private static let lines =
        line("0.0031") + line("0.0030150000000000003") + line(nil) + line("0.0")

    @Test(arguments: [("computed", "0.012060"), ("logged", "0.006115"), ("prefer-logged", "0.012145")])
    func analyzeTakesWhoseWordItIsTold(basis: String, cost: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.lines, to: "app.jsonl")
        let json = try await Tailmeter.run(["analyze", "--format", "json", "--cost", basis, "app.jsonl"], in: folder)
        #expect(json.output.contains("\"cost_usd\": \"\(cost)\""), "\(json.output)")
        for part in [
            #""logged_cost_usd": "0.006115""#, #""logged_cost_computed_usd": "0.006030""#,
            #""logged_cost_difference_usd": "0.000085""#,
        ] { #expect(json.output.contains(part), "\(part)") }
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let unpriced = object?["unpriced"] as? [String: Int]
        #expect(unpriced == (basis == "logged" ? ["claude-sonnet-4-5-20250929": 2_002] : [:]))
        let csv = try await Tailmeter.run(["analyze", "--format", "csv", "--cost", basis, "app.jsonl"], in: folder)
        let rows = csv.output.split(separator: "\r\n")
        #expect(rows.first?.hasSuffix(",logged_cost_usd,logged_cost_computed_usd,logged_cost_difference_usd") == true)
        #expect(rows.last?.hasSuffix(",0.006115,0.006030,0.000085") == true)
        let table = try await Tailmeter.run(["analyze", "--cost", basis, "app.jsonl"], in: folder)
        #expect(table.output.contains("difference"))
    }

    @Test func logsWithoutCostsHaveNoColumnsOfThem() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.line(nil), to: "app.jsonl")
        for format in ["json", "csv", "table"] {
            let result = try await Tailmeter.run(["analyze", "--format", format, "app.jsonl"], in: folder)
            #expect(!result.output.contains("logged"))
            #expect(!result.output.contains("difference"))
        }
    }

    @Test func explainShowsBothAccounts() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.lines, to: "app.jsonl")
        let computed = try await Tailmeter.run(["explain", "app.jsonl"], in: folder)
        for part in [
            "cost     $0.003015\n    stated   $0.003100 by the line itself\n",
            "stated   0.0: it is 0, and there are tokens; not believed\n",
        ] { #expect(computed.output.contains(part), "\(part) in \(computed.output)") }
        let preferred = try await Tailmeter.run(["explain", "--cost", "prefer-logged", "app.jsonl"], in: folder)
        #expect(preferred.output.contains("cost     $0.003100, as the line states it; by the price book $0.003015\n"))
        let logged = try await Tailmeter.run(["explain", "--cost", "logged", "app.jsonl"], in: folder)
        #expect(logged.output.contains("cost     unknown: the line states no cost, and 'cost: logged' asks for it\n"))
    }

    /// Each source has its own rule; the drift is on `/metrics`, across a restart, and with labels.
    @Test func theDaemonKeepsBothAccounts() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.lines, to: "one.jsonl")
        try folder.write(Self.line("0.25", user: "ben"), to: "two.jsonl")
        try folder.write(
            """
            sources:
              - {file: one.jsonl, labels: {user: user_id}}
              - {file: two.jsonl, labels: {user: user_id}, cost: prefer-logged}

            """, to: "settings.yaml")
        for _ in 0..<2 {
            let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
            let metrics = try await daemon.metrics("all lines are read") { $0.lines == 5 }
            let model = #"{model="claude-sonnet-4-5-20250929"}"#
            let expected = [
                #"llm_cost_usd_total{model="claude-sonnet-4-5-20250929",user="anna"}"#: "0.01206",
                #"llm_cost_usd_total{model="claude-sonnet-4-5-20250929",user="ben"}"#: "0.25",
                "llm_logged_cost_usd_total\(model)": "0.256115",
                "llm_logged_cost_computed_usd_total\(model)": "0.009045",
                #"tailmeter_refused_costs_total{source="one.jsonl"}"#: "1",
                #"tailmeter_refused_costs_total{source="two.jsonl"}"#: "0",
            ]
            for (series, value) in expected { #expect(metrics[series] == value, "\(series)") }
            #expect(try await daemon.stop().end == .exited(0))
        }
    }

    @Test func wrongRulesAreNamed() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.lines, to: "app.jsonl")
        try folder.write(
            "sources:\n  - {file: a, cost: loged}\n  - {file: b, cost: logged}\n", to: "bad.yaml")
        let bad = try await Tailmeter.run(["check", "--config", "bad.yaml"], in: folder)
        #expect(bad.end == .exited(1))
        #expect(bad.errors.contains("bad.yaml:2:21:") && bad.errors.contains("'logged'"), "\(bad.errors)")
        try folder.write("sources: [{file: a}, {file: b, cost: logged}]\n", to: "two.yaml")
        let two = try await Tailmeter.run(["analyze", "--config", "two.yaml", "app.jsonl"], in: folder)
        #expect(two.end == .exited(2))
        #expect(two.errors.contains("differ in 'cost'"))
        let flag = try await Tailmeter.run(["analyze", "--cost", "mine", "app.jsonl"], in: folder)
        #expect(flag.end == .exited(2))
    }
}
