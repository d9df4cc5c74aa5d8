import Budgets
import LogSources
import Mustache
import Notifications
import UsageModel

/// The page of a ``StatusSummary``.
struct StatusPage {
    private let summary: StatusSummary
    private let words: StatusWords
    private let text: [String: String]

    /// So many rows of each table are shown: a page is no export.
    private static let rowLimit = 12

    init(_ summary: StatusSummary, words: StatusWords) {
        self.summary = summary
        self.words = words
        text = PageText.words(words.language)
    }

    /// Renders the page.
    ///
    /// - Parameter isSignedIn: whether there is a session that can be ended.
    func render(_ template: MustacheTemplate, isSignedIn: Bool) -> String {
        template.render(
            PageFrame.values(words.language).merging(head(isSignedIn: isSignedIn)) { $1 }
                .merging(budgets) { $1 }.merging(usage) { $1 }.merging(health) { $1 })
    }

    private func head(isSignedIn: Bool) -> [String: Any] {
        let today = summary.today.figures
        let tokens: [(String, String, Int64)] = [
            ("input", word("input"), today.totals.usage.input), ("output", word("output"), today.totals.usage.output),
            ("cache-read", word("cacheRead"), today.totals.usage.cacheRead),
            ("cache-write", word("cacheWrite"), today.totals.usage.cacheWrite),
        ]
        return [
            "signedIn": isSignedIn, "zone": summary.zone.identifier, "version": summary.version,
            "time": rfc3339(summary.time), "clock": RFC3339.minute(summary.time, zone: summary.zone),
            "spend": HumanText.dollars(today.totals.cost),
            "today": [
                "start": rfc3339(summary.today.start), "date": RFC3339.day(summary.today.start, zone: summary.zone),
                "cost": HumanText.dollars(today.totals.cost), "exactCost": today.totals.cost.description,
                "isAtLeast": today.totals.unpricedTokens > 0, "forecast": HumanText.dollars(summary.forecast),
                "exactForecast": summary.forecast.description, "requests": HumanText.grouped(today.requests),
                "exactRequests": "\(today.requests)", "errors": HumanText.grouped(today.errors),
                "exactErrors": "\(today.errors)",
                "tokens": tokens.map { id, title, count in
                    [
                        "id": id, "title": "\(word("tokens")): \(title)", "exact": "\(count)",
                        "text": HumanText.short(count),
                    ]
                },
            ] as [String: Any],
            "problems": summary.problems.prefix(Self.rowLimit).map { problem -> [String: Any] in
                let described = words.describe(problem)
                return [
                    "severity": problem.severity.rawValue, "level": word(problem.severity.rawValue),
                    "what": HTMLText.name(described.what, limit: 400), "action": described.action,
                    "hasAction": !described.action.isEmpty,
                ]
            },
        ]
    }

    // MARK: - Budgets

    /// So many scopes of one budget are shown.
    private static let scopeLimit = 5

    private var budgets: [String: Any] {
        var rows: [[String: Any]] = []
        var hidden = 0
        for entry in summary.budgets.entries {
            let standings = entry.standings(now: summary.time, limit: Self.scopeLimit)
            let shown = rows.count < 2 * Self.rowLimit ? standings.fullest : []
            rows += shown.map(budget)
            hidden += standings.count - shown.count
        }
        return ["hasBudgets": !summary.budgets.entries.isEmpty, "budgets": rows, "more": more(hidden)]
    }

    private func budget(_ standing: BudgetStanding) -> [String: Any] {
        let share = min(standing.ratio, 1) * 100
        let expected = standing.expected(now: summary.time)
        let forecast = expected.ratio(of: standing.limit) * 100
        let shareText =
            standing.ratio.isFinite ? HumanText.grouped(Int64((standing.ratio * 100).rounded(.down))) + "%" : ""
        let name = standing.scope.isEmpty ? standing.budget : "\(standing.budget): \(standing.scopeText)"
        let atLeast = standing.isAtLeast ? "≥ " : ""
        return [
            "name": HTMLText.name(name), "period": word(standing.period.rawValue),
            "class": standing.isOver ? "over" : "",
            "exactSpent": standing.spent.decimal, "spent": atLeast + StatusWords.amount(standing.spent),
            "limit": StatusWords.amount(standing.limit), "expected": StatusWords.amount(expected), "share": shareText,
            "meter": [
                "width": Self.decimal(share), "share": "\(word("spent")): \(shareText)",
                "mark": forecast < 100 && forecast > share ? [Self.decimal(forecast)] : [],
            ] as [String: Any],
        ]
    }

    // MARK: - Usage

    private var usage: [String: Any] {
        let day = summary.lastDay.figures
        let latencies = summary.models.filter { $0.figures.totals.durationCount > 0 }
        return [
            "day": [
                "cost": HumanText.dollars(day.totals.cost), "exactCost": day.totals.cost.description,
                "requests": HumanText.grouped(day.requests), "exactRequests": "\(day.requests)",
                "errors": HumanText.grouped(day.errors), "exactErrors": "\(day.errors)",
            ],
            "chart": chart,
            "rows": summary.hours.reversed().map { hour -> [String: Any] in
                figures(hour.figures).merging([
                    "time": rfc3339(hour.start), "clock": RFC3339.minute(hour.start, zone: summary.zone),
                ]) { $1 }
            },
            "notes": summary.notes,
            "hasModels": !summary.models.isEmpty,
            "models": summary.models.prefix(Self.rowLimit).map { model in
                figures(model.figures).merging([
                    "name": HTMLText.name(model.name),
                    "provider": model.provider.isEmpty ? [] : [["provider": HTMLText.name(model.provider)]],
                ]) { $1 }
            },
            "moreModels": more(summary.models.count - Self.rowLimit),
            "hasLatencies": !latencies.isEmpty,
            "latencies": latencies.prefix(Self.rowLimit).map { latency($0.name, $0.figures) }
                + (latencies.count > 1 ? [latency(word("total"), day)] : []),
            "labels": summary.labels.map { label -> [String: Any] in
                [
                    "name": HTMLText.name(label.name), "more": more(label.count - label.values.count),
                    "values": label.values.map { value, figures in
                        self.figures(figures).merging([
                            "name": HTMLText.name(value), "share": share(figures.totals.cost, of: day.totals.cost),
                        ]) { $1 }
                    },
                ]
            },
            "hasFailures": !summary.failures.isEmpty,
            "failures": summary.failures.prefix(Self.rowLimit).map {
                ["model": HTMLText.name($0.model), "reason": $0.reason, "count": HumanText.grouped($0.count)]
            },
            "moreFailures": more(summary.failures.count - Self.rowLimit),
            "hasUnpriced": !summary.unpriced.isEmpty,
            "unpriced": summary.unpriced.prefix(Self.rowLimit).map {
                ["model": HTMLText.name($0.model), "exact": "\($0.tokens)", "tokens": HumanText.grouped($0.tokens)]
            },
            "moreUnpriced": more(summary.unpriced.count - Self.rowLimit),
        ]
    }

    private func figures(_ figures: UsageGroup) -> [String: Any] {
        [
            "cost": (figures.totals.unpricedTokens > 0 ? "≥ " : "") + HumanText.dollars(figures.totals.cost),
            "exact": figures.totals.cost.description, "requests": HumanText.grouped(figures.requests),
            "errors": HumanText.grouped(figures.errors), "tokens": HumanText.short(figures.totals.usage.total),
        ]
    }

    private func latency(_ name: String, _ figures: UsageGroup) -> [String: Any] {
        [
            "name": HTMLText.name(name),
            "spans": (figures.durations(at: [0.5, 0.95, 0.99]) + [figures.totals.longestNanoseconds]).map { span in
                [
                    "exact": span.map { DecimalSeconds.text(nanoseconds: $0) } ?? "",
                    "text": span.map { HumanText.span(nanoseconds: $0) } ?? "–",
                ]
            },
        ]
    }

    private var chart: [String: Any] {
        let chart = HourChart(summary.hours.map(\.figures.totals.cost))
        func clock(_ hour: StatusSummary.Span) -> String {
            String(RFC3339.minute(hour.start, zone: summary.zone).suffix(5))
        }
        let top = chart.highest.map { index in
            let hour = summary.hours[index]
            return words.highest(clock(hour), HumanText.dollars(hour.figures.totals.cost))
        }
        return [
            "top": top ?? words.nothingSpent, "text": "\(word("hours")). \(top ?? words.nothingSpent)",
            "ticks": stride(from: 0, to: summary.hours.count, by: 6).map { clock(summary.hours[$0]) }
                + (summary.hours.last.map { [clock($0)] } ?? []),
            "bars": zip(summary.hours, chart.heights).enumerated().map { index, bar in
                let (hour, height) = bar
                return [
                    "x": "\(index * 10 + 1)", "y": Self.decimal(60 - height), "height": Self.decimal(height),
                    "title": "\(clock(hour)): \(HumanText.dollars(hour.figures.totals.cost)), "
                        + "\(HumanText.grouped(hour.figures.requests)) \(word("requests"))",
                ]
            },
        ]
    }

    // MARK: - Health

    private var health: [String: Any] {
        [
            "hasSources": !summary.sources.isEmpty,
            "sources": summary.sources.prefix(Self.rowLimit).map { lag in
                [
                    "name": HTMLText.name(lag.source, limit: 200), "files": HumanText.grouped(Int64(lag.files)),
                    "behind": HumanText.bytes(lag.bytes),
                    "last": lag.lastTime.map { RFC3339.minute($0, zone: summary.zone) } ?? "–",
                ]
            },
            "moreSources": more(summary.sources.count - Self.rowLimit),
            "hasAlerts": !summary.alerts.isEmpty,
            "alerts": summary.alerts.prefix(Self.rowLimit).map { alert in
                [
                    "severity": alert.severity.rawValue, "state": alert.state.rawValue,
                    "stateText": word(alert.state.rawValue),
                    "title": HTMLText.name(words.text(alert).title, limit: 200),
                    "time": rfc3339(alert.startsAt), "clock": RFC3339.minute(alert.startsAt, zone: summary.zone),
                ]
            },
            "moreAlerts": more(summary.alerts.count - Self.rowLimit),
        ]
    }

    // MARK: - Figures

    private func word(_ key: String) -> String { text[key] ?? key }

    private func rfc3339(_ time: Timestamp) -> String { RFC3339.text(time, zone: summary.zone) }

    /// A line that there is more than is shown; none where there is not.
    private func more(_ count: Int) -> [String] { count > 0 ? [words.more(count)] : [] }

    private func share(_ part: Money, of whole: Money) -> String {
        guard whole.picoDollars > 0 else { return "–" }
        return "\(Int64((Double(part.picoDollars) / Double(whole.picoDollars) * 100).rounded()))%"
    }

    /// With one decimal at the most.
    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
