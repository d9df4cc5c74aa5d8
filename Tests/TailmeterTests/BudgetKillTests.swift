import Foundation
import TestKit
import Testing

/// Alerts under SIGKILL at any instant: every threshold that is crossed is told, by one id, and no other one.
struct BudgetKillTests {
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_128
    private static let kills =
        ProcessInfo.processInfo.environment["TAILMETER_BUDGET_KILLS"].flatMap { Int($0) } ?? 200

    /// A call costs 0.003 dollars: 1,000 input tokens at 3 dollars a million.
    private static func line(user: String, time: String) -> String {
        """
        {"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": 1000, \
        "output_tokens": 0, "user_id": "\(user)", "timestamp": "\(time)"}

        """
    }

    @Test(.timeLimit(.minutes(10)))
    func everyThresholdIsToldByOneIDAndNoOther() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        // Months, so that midnight does not matter; the month's turn does not either, as its last lines may come late.
        try folder.write(
            """
            state_dir: state
            timezone: UTC
            sources: [{file: app.log, labels: {user: user_id}}]
            budgets:
              - {name: all, monthly_usd: 10, thresholds: [5%, 15%, 25%, 35%, 45%, 55%, 65%, 75%, 85%, 95%], notify: ops}
              - {name: each, monthly_usd: 1, by: user, thresholds: [20%, 60%, 100%], notify: ops}
              - {name: calls, monthly_requests: 1000, thresholds: [10%, 30%, 50%, 70%, 90%], notify: ops}
            webhooks: {ops: \(receiver.channel("flaky/3/500"))}
            """, to: "settings.yaml")
        let time = ISO8601DateFormatter().string(from: Date())
        var random = SeededGenerator(seed: Self.seed)
        var spent: [String: Int] = [:]
        var total = 0
        try folder.write("", to: "app.log")
        func write(_ count: Int) throws {
            for _ in 0..<count {
                let user = "user-\(Int.random(in: 0..<8, using: &random))"
                try folder.append(Self.line(user: user, time: time), to: "app.log")
                spent[user, default: 0] += 1
                total += 1
            }
        }
        for _ in 0..<Self.kills {
            let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: AlertReceiver.environment)
            // While it starts, while it reads, while it delivers.
            let instants = Int.random(in: 0...3, using: &random)
            for _ in 0..<instants {
                try await Task.sleep(for: .microseconds(Int.random(in: 0...70_000, using: &random)))
                try write(Int.random(in: 0...4, using: &random))
            }
            try await daemon.kill()
            try write(Int.random(in: 0...2, using: &random))
        }
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: AlertReceiver.environment)
        try await daemon.metrics("all lines are read") { $0.lines >= total }
        // What the truth is: thousandths of a dollar, in whole numbers.
        func crossed(_ calls: Int, of dollars: Int, percents: [Int]) -> Set<String> {
            Set(percents.filter { calls * 3 * 100 >= dollars * 1_000 * $0 }.map { Self.dollars($0 * dollars) })
        }
        var expected = ["all": crossed(total, of: 10, percents: Array(stride(from: 5, through: 95, by: 10)))]
        for (user, calls) in spent { expected["each/\(user)"] = crossed(calls, of: 1, percents: [20, 60, 100]) }
        expected["calls"] = Set([100, 300, 500, 700, 900].filter { total >= $0 }.map { "\($0)" })
        expected = expected.filter { !$0.value.isEmpty }

        func told() -> [String: Set<String>] {
            receiver.deliveries.reduce(into: [:]) { $0[$1.budget, default: []].formUnion($1.amounts) }
        }
        let count = expected.values.reduce(0) { $0 + $1.count }
        try await Waiting.until("\(count) thresholds are told") { told().values.reduce(0) { $0 + $1.count } >= count }
        // What was not to be told would come with the others.
        #expect(try await daemon.stop().end == .exited(0))
        let deliveries = receiver.deliveries
        var ids: [String: Set<String>] = [:]
        var amounts: [String: Set<String>] = [:]
        for delivery in deliveries {
            #expect(delivery.kind == "budget_threshold" && delivery.state == "firing")
            ids["\(delivery.budget) \(delivery.amounts[0])", default: []].insert(delivery.id)
            amounts[delivery.id, default: []].insert("\(delivery.budget) \(delivery.amounts)")
        }
        let note = Comment(rawValue: "seed \(Self.seed), \(total) calls, \(deliveries.count) requests")
        #expect(told() == expected, note)
        #expect(ids.filter { $0.value.count != 1 }.isEmpty, note)
        #expect(amounts.filter { $0.value.count != 1 }.isEmpty, note)
        // An amount that was named among others is never told again by itself.
        let firsts = Dictionary(grouping: deliveries) { $0.id }.compactMap { $0.value.first }
        let all = firsts.flatMap { delivery in delivery.amounts.map { "\(delivery.budget) \($0)" } }
        #expect(Set(all).count == all.count, note)
        #expect(deliveries.count > firsts.count, "no message was ever repeated: the test had little to do")
        #expect(total > 300, "the test had little to do")
    }

    /// Percents of a dollar as the bodies have them: `1.50`.
    private static func dollars(_ cents: Int) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
