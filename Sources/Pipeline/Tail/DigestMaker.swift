import Budgets
import Ledger
import UsageModel

/// Puts together what was spent on a day, from the rollup by quarter of an hour.
struct DigestMaker {
    let store: LedgerStore
    let rule: AlertRules.DigestRule

    /// How many parts of a breakdown are named.
    static let partLimit = 5

    /// - Parameter series: finds what a series counts.
    func digest(of day: BudgetSpan, series: (Int64) -> SeriesKey?) throws(LedgerError) -> Digest {
        var breakdowns: [String: [String: Digest.Sums]] = [:]
        let sums = try add(day, series) { key, sums in
            breakdowns["model", default: [:]][key.model, default: Digest.Sums()] += sums
            for label in rule.labels {
                guard let value = key.labels.first(where: { $0.name == label })?.value else { continue }
                breakdowns[label, default: [:]][value, default: Digest.Sums()] += sums
            }
        }
        let weekday = rule.zone.day(of: day.start) - 7
        let before = BudgetSpan(
            .day, containing: rule.zone.timestamp(localMicroseconds: weekday * 86_400_000_000), zone: rule.zone,
            weekStart: .monday)
        let weekBefore = try add(before, series) { _, _ in }
        let isKnown = try store.hasQuarters(before: before.end)
        return Digest(
            start: day.start, end: day.end, zone: rule.zone.identifier, day: sums,
            weekBefore: isKnown ? weekBefore : nil,
            breakdowns: (["model"] + rule.labels).map { Self.breakdown($0, breakdowns[$0] ?? [:]) })
    }

    private func add(
        _ span: BudgetSpan, _ series: (Int64) -> SeriesKey?, _ body: (SeriesKey, Digest.Sums) -> Void
    ) throws(LedgerError) -> Digest.Sums {
        var all = Digest.Sums()
        try store.quarters(from: span.start, to: span.end) { _, id, totals in
            guard let key = series(id) else { return }
            let sums = Digest.Sums(
                cost: BudgetAmount(totals.cost), requests: totals.requests,
                errors: key.status == .success ? 0 : totals.requests, tokens: totals.usage.total,
                unpricedTokens: totals.unpricedTokens)
            all += sums
            body(key, sums)
        }
        return all
    }

    private static func breakdown(_ label: String, _ parts: [String: Digest.Sums]) -> Digest.Breakdown {
        let sorted = parts.map { Digest.Part(name: $0, sums: $1) }.sorted { left, right in
            (right.sums.cost.value, right.sums.tokens, left.name) < (left.sums.cost.value, left.sums.tokens, right.name)
        }
        return Digest.Breakdown(
            label: label, parts: Array(sorted.prefix(partLimit)), more: max(0, sorted.count - partLimit))
    }
}

extension Digest.Sums {
    fileprivate static func += (left: inout Digest.Sums, right: Digest.Sums) {
        left.cost.value += right.cost.value
        left.requests += right.requests
        left.errors += right.errors
        left.tokens += right.tokens
        left.unpricedTokens += right.unpricedTokens
    }
}
