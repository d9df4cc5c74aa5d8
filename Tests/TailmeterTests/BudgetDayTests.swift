import Foundation
import TestKit
import Testing

/// Days of a budget on the dates on which clocks change, with the real daemon under another clock.
@Suite(.enabled(if: FakeClock.isPossible, "needs libfaketime"), .timeLimit(.minutes(10)))
struct BudgetDayTests {
    /// A zone and the instants between which one of its days lies, from the zones' published rules.
    struct Day: CustomTestStringConvertible, Sendable {
        let zone: String
        let start: String
        let end: String
        let hours: Double

        var testDescription: String { "\(zone), \(hours) h" }
    }

    @Test(arguments: [
        Day(zone: "Asia/Tokyo", start: "2026-03-28T15:00:00Z", end: "2026-03-29T15:00:00Z", hours: 24),
        Day(zone: "Europe/Berlin", start: "2026-03-28T23:00:00Z", end: "2026-03-29T22:00:00Z", hours: 23),
        Day(zone: "Europe/Berlin", start: "2026-10-24T22:00:00Z", end: "2026-10-25T23:00:00Z", hours: 25),
        Day(zone: "America/New_York", start: "2026-03-08T05:00:00Z", end: "2026-03-09T04:00:00Z", hours: 23),
        Day(zone: "America/New_York", start: "2026-11-01T04:00:00Z", end: "2026-11-02T05:00:00Z", hours: 25),
        Day(zone: "Australia/Lord_Howe", start: "2026-10-03T13:30:00Z", end: "2026-10-04T13:00:00Z", hours: 23.5),
        Day(zone: "Australia/Lord_Howe", start: "2026-04-04T13:00:00Z", end: "2026-04-05T13:30:00Z", hours: 24.5),
    ])
    func aDayEndsWhenTheCalendarSaysSo(day: Day) async throws {
        let (start, end) = (try instant(day.start), try instant(day.end))
        #expect(end.timeIntervalSince(start) == day.hours * 3_600, "the test's own figures")
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        let clock = try FakeClock(in: folder)
        try folder.write(
            """
            {state_dir: state, timezone: \(day.zone), sources: [{file: app.log}],
             budgets: [{name: all, daily_usd: 1, thresholds: [50%, 80%, 100%], notify: ops}],
             webhooks: {ops: \(receiver.channel())}}
            """, to: "settings.yaml")
        // Long before the day, and right before it: of no concern to it.
        try folder.write(line(0.90, start - 86_400) + line(0.90, start - 1), to: "app.log")
        try clock.set(to: start + 1_200)
        let daemon = try Daemon(
            ["--config", "settings.yaml"], in: folder,
            environment: clock.environment.merging(AlertReceiver.environment) { $1 })
        try await daemon.metrics("the lines of before are read") { $0.lines == 2 }
        try folder.append(line(0.60, start), to: "app.log")
        try await told(receiver, ["firing 0.50"])

        try clock.set(to: end - 600)
        try folder.append(line(0.30, end - 601) + line(0.15, end - 1), to: "app.log")
        try await told(receiver, ["firing 0.50", "firing 1.00 0.80"])
        #expect(try await spent(daemon) == "1.05")

        // The day's turn resolves both; what was late for the day before it is none of the new one.
        try clock.set(to: end + 5)
        try await told(receiver, ["firing 0.50", "firing 1.00 0.80", "resolved 0.50", "resolved 1.00 0.80"])
        try folder.append(line(0.54, end) + line(0.12, end - 1), to: "app.log")
        try await told(
            receiver, ["firing 0.50", "firing 1.00 0.80", "resolved 0.50", "resolved 1.00 0.80", "firing 0.50"])
        #expect(try await spent(daemon) == "0.54")
        let starts = receiver.deliveries.map { try? instant($0.start) }
        #expect(starts == [start, start, start, start, end])
        #expect(try await daemon.stop().end == .exited(0))
    }

    private func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    /// A call of so many dollars: 3 a million input tokens.
    private func line(_ dollars: Double, _ time: Date) -> String {
        UsageLine.text(
            Int((dollars * 1_000_000 / 3).rounded()), output: 0, time: time.formatted(.iso8601))
    }

    private func told(_ receiver: AlertReceiver, _ expected: [String]) async throws {
        var texts: [String] = []
        try await Waiting.until("\(expected) is told; told was \(texts)") {
            texts = receiver.deliveries.map { "\($0.state) \($0.amounts.joined(separator: " "))" }
            return texts.count >= expected.count
        }
        // What is decided at once has no order.
        #expect(texts.sorted() == expected.sorted())
    }

    private func spent(_ daemon: Daemon) async throws -> String {
        let page = try await daemon.metrics()
        return page["llm_budget_spent_usd{budget=\"all\",scope=\"\"}"] ?? ""
    }
}
