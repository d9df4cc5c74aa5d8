import Foundation
import TestKit
import Testing

/// `tailmeter_spend_today_usd`: what models cost today, without any budget.
@Suite(.enabled(if: FakeClock.isPossible, "needs libfaketime"), .timeLimit(.minutes(10)))
struct SpendTodayTests {
    private static func line(_ input: Int, _ time: Date) -> String {
        UsageLine.text(input, output: 0, time: time.formatted(.iso8601))
    }

    private static let spend = "tailmeter_spend_today_usd{model=\"\(UsageLine.model)\"}"

    private static func settings(zone: String) -> String {
        "{state_dir: state, timezone: \(zone), sources: [{file: app.log, labels: {user: user_id}}]}\n"
    }

    /// 3 dollars a million input tokens. Tokyo's day begins at 15:00 UTC, Berlin's at 23:00.
    @Test func itFollowsTheCalendarOfTheSettings() async throws {
        let midnight = try Date("2026-11-25T15:00:00Z", strategy: .iso8601)
        let folder = try TemporaryFolder()
        let clock = try FakeClock(in: folder)
        try clock.set(to: midnight - 1_800)
        try folder.write(Self.settings(zone: "Asia/Tokyo"), to: "settings.yaml")
        try folder.write(
            Self.line(1_000_000, midnight - 86_401) + Self.line(100_000, midnight - 86_400)
                + Self.line(10_000, midnight - 3_600), to: "app.log")
        func start() throws -> Daemon {
            try Daemon(["--config", "settings.yaml"], in: folder, environment: clock.environment)
        }
        let first = try start()
        try await first.metrics("yesterday's line is not in it") { $0.lines == 3 && $0[Self.spend] == "0.33" }
        #expect(
            try await first.metrics()["llm_cost_usd_total{model=\"\(UsageLine.model)\",user=\"unknown\"}"] == "3.33")

        // It goes on from the ledger, and a line that is read late counts on its day.
        try await first.kill()
        let daemon = try start()
        #expect(try await daemon.metrics()[Self.spend] == "0.33")
        try folder.append(Self.line(1_000, midnight - 7_200) + Self.line(2_000_000, midnight - 90_000), to: "app.log")
        try await daemon.metrics("the late lines are read") { $0.lines == 5 && $0[Self.spend] == "0.333" }
        // Nothing is written, and the day is another.
        try clock.set(to: midnight + 5)
        try await daemon.metrics("the day begins with nothing") { $0[Self.spend] == "0" }
        try folder.append(Self.line(50_000, midnight) + Self.line(40_000, midnight - 1), to: "app.log")
        try await daemon.metrics("the new day's line is read") { $0.lines == 7 && $0[Self.spend] == "0.15" }

        // Another zone has another day: Berlin's began at 23:00 UTC of the day before.
        try folder.write(Self.settings(zone: "Europe/Berlin"), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.metrics("it is that of Berlin") { $0[Self.spend] == "0.303" }
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// What legends say of a budget is what the settings say now.
    @Test func budgetsTellTheirPeriods() async throws {
        let folder = try TemporaryFolder()
        func write(_ budgets: String) throws {
            try folder.write(
                "{timezone: Asia/Tokyo, sources: [{file: app.log}], budgets: [\(budgets)]}\n", to: "settings.yaml")
        }
        try write("{name: all, daily_usd: 5}, {name: users, weekly_tokens: 1M, by: model, timezone: UTC}")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        func facts(_ page: ScrapedMetrics) -> [String: String] { page.series { $0 == "tailmeter_budget_info" } }
        let day = #"tailmeter_budget_info{budget="all",period="day",timezone="Asia/Tokyo",unit="usd"}"#
        let week = #"tailmeter_budget_info{budget="users",period="week",timezone="UTC",unit="tokens"}"#
        try await daemon.metrics("both are told") { facts($0) == [day: "1", week: "1"] }
        try write("{name: all, monthly_requests: 5}")
        daemon.process.signal(SIGHUP)
        let month = #"tailmeter_budget_info{budget="all",period="month",timezone="Asia/Tokyo",unit="requests"}"#
        try await daemon.metrics("the new one is told") { facts($0) == [month: "1"] }
    }
}
