import UsageModel

/// A column of the figures, in the order in which they stand and by which rows can be sorted.
enum TopColumn: CaseIterable, Sendable {
    case name, cost, rate, requests, errors, p95, tokens, input, output, cacheRead, cacheWrite, p50, longest

    var title: String {
        switch self {
        case .name: "NAME"
        case .cost: "COST"
        case .rate: "$/MIN"
        case .requests: "REQS"
        case .errors: "ERRORS"
        case .p95: "P95"
        case .tokens: "TOKENS"
        case .input: "INPUT"
        case .output: "OUTPUT"
        case .cacheRead: "CACHE RD"
        case .cacheWrite: "CACHE WR"
        case .p50: "P50"
        case .longest: "LONGEST"
        }
    }

    /// As wide as usual figures are, so that a column does not jump when one grows.
    var width: Int {
        switch self {
        case .name: 20
        case .cost, .rate: 7
        case .requests: 5
        case .errors: 9
        default: 6
        }
    }

    /// Which columns a narrow terminal shows first. The others go from the last on.
    static let byImportance: [TopColumn] = [
        .name, .cost, .requests, .errors, .tokens, .p95, .rate, .input, .output, .p50, .cacheRead, .cacheWrite,
        .longest,
    ]

    func text(_ row: TopFigures.Row, minutes: Int64) -> String {
        switch self {
        case .name: row.name
        case .cost: TopText.dollars(row.totals.cost) + (row.totals.unpricedTokens > 0 ? "+" : "")
        case .rate: TopText.dollars(row.rate(minutes: minutes))
        case .requests: HumanText.short(row.totals.requests)
        case .errors: TopText.errors(row.errors, of: row.totals.requests)
        case .p95: TopText.span(row.p95)
        case .tokens: HumanText.short(row.totals.usage.total)
        case .input: HumanText.short(row.totals.usage.input)
        case .output: HumanText.short(row.totals.usage.output)
        case .cacheRead: HumanText.short(row.totals.usage.cacheRead)
        case .cacheWrite: HumanText.short(row.totals.usage.cacheWrite5m + row.totals.usage.cacheWrite1h)
        case .p50: TopText.span(row.p50)
        case .longest: TopText.span(row.totals.durationCount > 0 ? row.totals.longestNanoseconds : nil)
        }
    }

    /// What numbers are sorted by, the greatest first.
    private func value(_ row: TopFigures.Row) -> Int128 {
        switch self {
        case .name: 0
        // The rate is the cost over the same time.
        case .cost, .rate: row.totals.cost.picoDollars
        case .requests: Int128(row.totals.requests)
        case .errors: Int128(row.errors)
        case .p95: Int128(row.p95 ?? -1)
        case .tokens: Int128(row.totals.usage.total)
        case .input: Int128(row.totals.usage.input)
        case .output: Int128(row.totals.usage.output)
        case .cacheRead: Int128(row.totals.usage.cacheRead)
        case .cacheWrite: Int128(row.totals.usage.cacheWrite5m + row.totals.usage.cacheWrite1h)
        case .p50: Int128(row.p50 ?? -1)
        case .longest: Int128(row.totals.longestNanoseconds)
        }
    }

    /// The rows in this column's order: numbers from the greatest on, names from A on; the other way round where reversed.
    func sorted(_ rows: [TopFigures.Row], isReversed: Bool) -> [TopFigures.Row] {
        let sorted = rows.map { ($0, value($0)) }.sorted { left, right in
            left.1 == right.1 ? left.0.name < right.0.name : left.1 > right.1
        }.map(\.0)
        return isReversed ? sorted.reversed() : sorted
    }
}
