import Foundation
import Testing

/// The figures of `tailmeter report`, against sums worked out beside it.
struct ReportFigureTests {
    private static func cost(_ group: [String: Any]) -> String { group["cost_usd"] as? String ?? "" }

    private static func requests(_ group: [String: Any]) -> [String: Int] {
        group["requests"] as? [String: Int] ?? [:]
    }

    @Test func daysAreThoseOfTheLog() async throws {
        let scene = try await ReportScene.shared.value
        let (document, groups) = try await scene.json(["daily", "--since", "39d", "--compare", "previous"])
        #expect(groups.count == 40)
        for (index, group) in groups.enumerated() {
            let own = scene.requests.filter { $0.day == 39 - index }
            #expect(Self.cost(group) == ReportScene.dollars(own.reduce(0) { $0 + $1.cost }))
            #expect(Self.requests(group) == ["success": 5, "error": 1])
            let tokens = group["tokens"] as? [String: Int]
            #expect(tokens?["input"] == own.reduce(0) { $0 + ($1.isError ? 0 : $1.input) })
            #expect(tokens?["cache_read"] == 10_000)
            // The first has none before it, the second one of which the ledger has not all, and the last is not over.
            let previous = (group["previous"] as? [String: Any]).map(Self.cost)
            let before = scene.requests.filter { $0.day == 40 - index }.reduce(0) { $0 + $1.cost }
            #expect(previous == (index <= 1 || index == 39 ? nil : ReportScene.dollars(before)))
        }
        let total = try #require(document["total"] as? [String: Any])
        #expect(Self.cost(total) == ReportScene.dollars(scene.requests.reduce(0) { $0 + $1.cost }))
        #expect(document["timezone"] as? String == NoonZone.name)
    }

    @Test func labelsAreThoseOfTheLog() async throws {
        let scene = try await ReportScene.shared.value
        let (_, groups) = try await scene.json(
            ["labels", "user_id", "--since", ReportScene.date(18), "--compare", "previous"])
        #expect(groups.count == 3)
        for group in groups {
            let user = (group["key"] as? [String: String])?["user_id"] ?? ""
            // Nineteen days with today, and as many before them.
            let own = scene.requests.filter { $0.user == user && $0.day < 19 }
            let before = scene.requests.filter { $0.user == user && (19..<38).contains($0.day) }
            #expect(Self.cost(group) == ReportScene.dollars(own.reduce(0) { $0 + $1.cost }), "\(user)")
            #expect(
                (group["previous"] as? [String: Any]).map(Self.cost)
                    == ReportScene.dollars(before.reduce(0) { $0 + $1.cost }))
        }
        #expect(groups.map(Self.cost) == groups.map(Self.cost).sorted { (Double($0) ?? 0) > (Double($1) ?? 0) })
    }

    @Test func todayIsComparedWithYesterdaySoFar() async throws {
        let scene = try await ReportScene.shared.value
        let (document, groups) = try await scene.json([])
        let total = try #require(document["total"] as? [String: Any])
        for (sums, day) in [(total, 0), (total["previous"] as? [String: Any] ?? [:], 1)] {
            let own = scene.requests.filter { $0.day == day }
            #expect(Self.cost(sums) == ReportScene.dollars(own.reduce(0) { $0 + $1.cost }))
        }
        #expect(Set(groups.compactMap { ($0["key"] as? [String: String])?["model"] }) == Set(ReportScene.models))
        let table = try await scene.report([])
        #expect(table.output.hasPrefix("Today, "))
        #expect(table.output.contains("yesterday by this time"))
    }

    @Test func errorsAreAShareOfTheAttempts() async throws {
        let scene = try await ReportScene.shared.value
        let (document, groups) = try await scene.json(["errors", "--since", ReportScene.date(38)])
        for (model, name) in ReportScene.models.enumerated() {
            let own = scene.requests.filter { $0.model == model && $0.day < 39 }
            let group = groups.first { ($0["key"] as? [String: String])?["model"] == name }
            #expect((group?["key"] as? [String: String])?["reason"] == "rate_limited")
            #expect(Self.requests(group ?? [:])["error"] == own.count(where: \.isError))
            #expect(group?["attempts"] as? Int == own.count)
        }
        #expect((document["total"] as? [String: Any])?["attempts"] as? Int == 39 * 6)
    }

    @Test func savingsAreThoseOfTheListPrices() async throws {
        let scene = try await ReportScene.shared.value
        let (document, groups) = try await scene.json(["cache", "--since", ReportScene.date(19)])
        for (model, name) in ReportScene.models.enumerated() {
            let own = scene.requests.filter { $0.model == model && $0.day < 20 }
            let group = groups.first { ($0["key"] as? [String: String])?["model"] == name }
            #expect(
                (group?["saved_usd"] as? [String: String])?["net"]
                    == ReportScene.dollars(own.reduce(0) { $0 + $1.saved }))
        }
        let all = scene.requests.filter { $0.day < 20 }.reduce(0) { $0 + $1.saved }
        let total = (document["total"] as? [String: Any])?["saved_usd"] as? [String: String]
        #expect(total?["net"] == ReportScene.dollars(all))
    }

    @Test func whatIsNotNamedIsAddedUp() async throws {
        let scene = try await ReportScene.shared.value
        let (document, groups) = try await scene.json(["models", "--top", "1"])
        #expect(groups.count == 1)
        #expect(document["left_out"] as? Int == 2)
        let table = try await scene.report(["models", "--top", "1"])
        #expect(table.output.contains("\n2 more "))
        let all = try await scene.json(["models"])
        #expect(try ReportScene.text(document["total"]) == ReportScene.text(all.document["total"]))
    }

    /// The ledger and the files are told by one code; of the same time they tell the same, to the last percentile.
    @Test(arguments: [
        ["models"], ["daily"], ["weekly"], ["monthly"], ["errors"], ["cache"], ["daily", "--by", "model,reason"],
        ["models", "--by", "user_id,status", "--compare", "previous"],
    ])
    func filesTellTheSame(view: [String]) async throws {
        let scene = try await ReportScene.shared.value
        let times = ["--since", ReportScene.date(15), "--timezone", NoonZone.name]
        let (ledger, groups) = try await scene.json(view + times)
        let result = try await Tailmeter.run(
            ["analyze", "app.jsonl", "--format", "json", "--view"] + view + times, in: scene.folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let files = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(try ReportScene.text(files["groups"]) == ReportScene.text(groups))
        #expect(try ReportScene.text(files["total"]) == ReportScene.text(ledger["total"]))
        #expect(!groups.isEmpty)
    }

    @Test func commaSeparatedValuesHaveAColumnForEachFigure() async throws {
        let scene = try await ReportScene.shared.value
        let result = try await scene.report(["labels", "user_id", "--format", "csv", "--compare", "previous"])
        let lines = result.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(lines[0].first == "user_id")
        #expect(lines[0].suffix(3) == ["previous_requests", "previous_errors", "previous_cost_usd"])
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        #expect(Set(lines.dropFirst().map { String($0[0]) }) == Set(ReportScene.users))
    }
}
