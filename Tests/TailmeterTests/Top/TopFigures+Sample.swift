import Budgets
import Ledger
import UsageModel

@testable import tailmeter

extension TopFigures {
    /// 2026-11-29 14:05:32 in Tokyo.
    static let sampleTime = Timestamp(seconds: 1_795_928_732)
    static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])

    /// A model with round figures: of each thousand input tokens, one request.
    static func row(_ name: String, cents: Int128, requests: Int64, errors: Int64 = 0) -> Row {
        var row = Row(name: name, errors: errors, p50: 1_200_000_000, p95: 4_210_000_000)
        row.totals.cost = Money(picoDollars: cents * 10_000_000_000)
        row.totals.requests = requests
        row.totals.usage.input = requests * 1_000
        row.totals.usage.output = requests * 100
        row.totals.durationCount = requests
        row.totals.longestNanoseconds = 9_000_000_000
        return row
    }

    static func budget(_ name: String, scope: [String] = [], spent: Int128, limit: Int128) -> BudgetRow {
        let start = Timestamp(microseconds: tokyo.startOfDay(sampleTime).microseconds)
        return BudgetRow(
            standing: BudgetStanding(
                budget: name, scope: scope.map { .init(name: "user", value: $0) }, period: .day, start: start,
                end: Timestamp(seconds: start.seconds + 86_400), zone: "Asia/Tokyo",
                spent: BudgetAmount(.usd, spent * Money.picosPerDollar),
                limit: BudgetAmount(.usd, limit * Money.picosPerDollar), unpricedTokens: 0),
            zone: tokyo, isCounted: true)
    }

    static var sample: TopFigures {
        let end = (sampleTime.minute + 1) * 60
        var figures = TopFigures(
            time: sampleTime, daemon: .process(4_242), lastCommit: Timestamp(seconds: sampleTime.seconds - 3),
            times: Timestamp(seconds: end - 3_600)..<Timestamp(seconds: end))
        figures.labels = ["user", "feature"]
        figures.rows = [
            row("claude-sonnet-4-20250514", cents: 1_021, requests: 1_012, errors: 3),
            row("claude-haiku-4-5-20251001", cents: 92, requests: 4_310),
            row("gpt-5-mini", cents: 41, requests: 977, errors: 41),
            row("社内モデル-日本語", cents: 18, requests: 120),
            row("evil\u{1B}[31mred\u{7}", cents: 3, requests: 7),
        ]
        figures.today = row("today", cents: 4_321, requests: 61_204, errors: 93)
        figures.minutes = (0..<240).map { minute in
            Minute(cost: Money(picoDollars: Int128(minute * minute % 97) * 1_000_000_000), requests: Int64(minute % 7))
        }
        figures.budgets = [
            budget("per-user", scope: ["alice"], spent: 6, limit: 5), budget("all", spent: 72, limit: 100),
            budget("per-user", scope: ["佐藤"], spent: 1, limit: 5),
        ]
        figures.sources = [
            Source(
                name: "/var/log/app/*.jsonl", bytes: 12_345, files: 3,
                lastTime: Timestamp(seconds: sampleTime.seconds - 2)),
            Source(
                name: "journald:my-app.service", bytes: nil, files: 2,
                lastTime: Timestamp(seconds: sampleTime.seconds - 70)),
        ]
        figures.lastRequest = sampleTime
        return figures
    }
}
