import Pipeline
import UsageModel

/// The result of an analysis in the forms that users read.
struct AnalysisReport {
    let request: AnalysisRequest
    let result: AnalysisResult
    /// Whether any line states a cost that can be compared.
    private let hasLoggedCosts: Bool

    init(request: AnalysisRequest, result: AnalysisResult) {
        self.request = request
        self.result = result
        hasLoggedCosts = result.groups.values.contains {
            $0.totals.loggedCost != .zero || $0.totals.computedCost != .zero
        }
    }

    private struct Row {
        let key: UsageKey
        let figures: UsageFigures
    }

    /// The groups, the most expensive first, then by key.
    private var rows: [Row] {
        result.groups.sorted { left, right in
            if left.value.totals.cost != right.value.totals.cost {
                return left.value.totals.cost > right.value.totals.cost
            }
            if left.key.time != right.key.time {
                return (left.key.time?.microseconds ?? 0) < (right.key.time?.microseconds ?? 0)
            }
            return left.key.values.lexicographicallyPrecedes(right.key.values)
        }.map { key, group in
            Row(key: key, figures: UsageFigures(group))
        }
    }

    // MARK: - JSON

    func json() -> String {
        let counts = result.counts
        var lines = [
            ("total", "\(counts.total)"), ("usage", "\(counts.usage)"), ("other", "\(counts.other)"),
        ]
        if request.timeRange != nil { lines.append(("filtered", "\(counts.filtered)")) }
        lines.append(("skipped", JSONText.object(SkipReason.allCases.map { ($0.name, "\(counts[$0])") })))
        let groups = rows.map { "    " + json($0) }.joined(separator: ",\n")
        let events = AppEvent.allCases.map { ($0.name, "\(result.events[Int($0.rawValue)])") }
        let unpriced = result.unpriced.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        return """
            {
              "lines": \(JSONText.object(lines)),
              "groups": [\(groups.isEmpty ? "" : "\n\(groups)\n  ")],
              "events": \(JSONText.object(events)),
              "unpriced": \(JSONText.object(unpriced)),
              "requests_without_usage": \(result.requestsWithoutUsage)
            }

            """
    }

    private func json(_ row: Row) -> String {
        var key: [(String, String)] = []
        if let time = row.key.time { key.append(("time", JSONText.string(RFC3339.text(time, zone: request.zone)))) }
        for (dimension, value) in zip(request.dimensions, row.key.values) {
            key.append((dimension.name, JSONText.string(value)))
        }
        return JSONText.object(
            [("key", JSONText.object(key))]
                + row.figures.group.members(behindCost: loggedCost(row.figures.group.totals)))
    }

    /// What the lines state as cost beside the price book's, where any does.
    private func loggedCost(_ totals: UsageTotals) -> [(String, String)] {
        guard hasLoggedCosts else { return [] }
        return [
            ("logged_cost_usd", JSONText.string(totals.loggedCost.description)),
            ("logged_cost_computed_usd", JSONText.string(totals.computedCost.description)),
            ("logged_cost_difference_usd", JSONText.string((totals.loggedCost - totals.computedCost).description)),
        ]
    }

    // MARK: - CSV

    /// Comma-separated values (RFC 4180).
    func csv() -> String {
        var header = request.bucket == nil ? [] : ["time"]
        header += request.dimensions.map(\.name)
        header += UsageFigures.csvHeader
        // Behind the others, so that a reader of columns by number need not know of them.
        if hasLoggedCosts {
            header += ["logged_cost_usd", "logged_cost_computed_usd", "logged_cost_difference_usd"]
        }
        var lines = [header]
        for row in rows {
            let totals = row.figures.group.totals
            var cells = row.key.time.map { [RFC3339.text($0, zone: request.zone)] } ?? []
            cells += row.key.values + row.figures.csv
            if hasLoggedCosts {
                cells += [totals.loggedCost, totals.computedCost, totals.loggedCost - totals.computedCost]
                    .map(\.description)
            }
            lines.append(cells)
        }
        return CSVText.text(lines)
    }

    // MARK: - Table

    func table(color: Bool) -> String {
        var columns = request.bucket == nil ? [] : [TextTable.Column(title: "time", isNumber: false)]
        columns += request.dimensions.map { TextTable.Column(title: $0.name, isNumber: false) }
        let titles =
            ["requests", "errors", "input", "output", "cache read", "cache write", "cost"]
            + (hasLoggedCosts ? ["logged", "difference"] : []) + ["p50", "p95", "max"]
        columns += titles.map { TextTable.Column(title: $0, isNumber: true) }
        var table = TextTable(columns: columns)
        var sum = UsageGroup()
        var shown = rows
        if request.bucket != nil {
            shown.sort { ($0.key.time?.microseconds ?? 0) < ($1.key.time?.microseconds ?? 0) }
        }
        for row in shown {
            var cells = row.key.time.map { [RFC3339.text($0, zone: request.zone)] } ?? []
            cells += row.key.values.map(HumanText.printable)
            table.rows.append(cells + figures(row.figures))
            sum += row.figures.group
        }
        let keyColumns = columns.count - titles.count
        table.totals =
            ["total"] + Array(repeating: "", count: max(0, keyColumns - 1))
            + self.figures(UsageFigures(sum))
        return table.render(color: color) + "\n" + summary()
    }

    private func figures(_ figures: UsageFigures) -> [String] {
        let group = figures.group
        let totals = group.totals
        func span(_ value: Int64?) -> String { value.map { HumanText.span(nanoseconds: $0) } ?? "–" }
        return [
            HumanText.grouped(group.successes + group.errors), HumanText.grouped(group.errors),
            HumanText.short(totals.usage.input), HumanText.short(totals.usage.output),
            HumanText.short(totals.usage.cacheRead), HumanText.short(totals.usage.cacheWrite),
            HumanText.dollars(totals.cost),
        ] + (hasLoggedCosts ? [totals.loggedCost, totals.loggedCost - totals.computedCost].map(HumanText.dollars) : [])
            + [
                span(figures.percentiles[0]), span(figures.percentiles[1]),
                span(totals.durationCount > 0 ? totals.longestNanoseconds : nil),
            ]
    }

    /// What became of the lines, and what no cost holds.
    func summary() -> String {
        let counts = result.counts
        var parts = [
            "\(HumanText.grouped(counts.usage)) requests", "\(HumanText.grouped(counts.other)) other",
        ]
        if request.timeRange != nil { parts.append("\(HumanText.grouped(counts.filtered)) outside the time") }
        for reason in SkipReason.allCases where counts[reason] > 0 {
            parts.append("\(HumanText.grouped(counts[reason])) \(reason.name)")
        }
        var text = "\(HumanText.grouped(counts.total)) lines: \(parts.joined(separator: ", "))\n"
        let events = AppEvent.allCases.filter { result.events[Int($0.rawValue)] > 0 }
        if !events.isEmpty {
            text += "events: "
            text += events.map { "\($0.name) \(HumanText.grouped(result.events[Int($0.rawValue)]))" }
                .joined(separator: ", ")
            text += "\n"
        }
        if result.repeats > 0 {
            text += "\(HumanText.grouped(result.repeats)) lines repeat an attempt already counted\n"
        }
        if result.requestsWithoutUsage > 0 {
            text += HumanText.grouped(result.requestsWithoutUsage)
            text += " requests without usage: the log does not tell their tokens, and they are in no cost\n"
        }
        for origin in TimeOrigin.allCases where origin != .line && result.timeOrigins[Int(origin.rawValue)] > 0 {
            text += HumanText.grouped(result.timeOrigins[Int(origin.rawValue)])
            text += " requests without a usable timestamp: counted at the time of \(Self.timeSource(origin))\n"
        }
        let unpriced = result.unpriced.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (model, tokens) in unpriced.prefix(Self.unpricedShown) {
            text += "no price for \(HumanText.printable(model)): \(HumanText.grouped(tokens)) tokens are in no cost\n"
        }
        if unpriced.count > Self.unpricedShown {
            let rest = unpriced[Self.unpricedShown...].reduce(0) { $0 + $1.value }
            text += "no price for \(unpriced.count - Self.unpricedShown) more models: "
            text += "\(HumanText.grouped(rest)) tokens are in no cost\n"
        }
        return text
    }

    /// How many models without a price the table names.
    private static let unpricedShown = 10

    private static func timeSource(_ origin: TimeOrigin) -> String {
        switch origin {
        case .line: "their own"
        case .previousLine: "the line before"
        case .file: "the file's last change"
        case .suspect: "reading, since theirs lies in the future"
        }
    }

    // MARK: - Lines that were passed over

    /// The first lines that were passed over, for standard error.
    func skippedLines() -> String {
        var text = ""
        for skipped in result.skipped {
            let detail = skipped.detail.isEmpty ? skipped.reason.explanation : skipped.detail
            text +=
                "tailmeter: \(skipped.path):\(skipped.line): \(skipped.reason.name): \(HumanText.printable(detail))\n"
        }
        let more = result.counts.skippedTotal - result.counts[.blank] - Int64(result.skipped.count)
        if more > 0, !result.skipped.isEmpty {
            text += "tailmeter: \(HumanText.grouped(more)) more lines were passed over; see 'tailmeter explain'\n"
        }
        return text
    }
}
