public import Budgets
public import LogSources
public import UsageModel

/// How spending and the daemon stand: the status page and `/api/v1/summary` are both made of this value, and of nothing
/// else.
public struct StatusSummary: Sendable {
    /// What a stretch of time came to.
    public struct Span: Sendable {
        /// Its begin.
        public var start: Timestamp
        /// Its end, exclusive.
        public var end: Timestamp
        /// What it came to.
        public var figures = UsageGroup()
    }

    /// A model of one provider.
    public struct Model: Sendable {
        /// Who serves it.
        public var provider: String
        /// Its name.
        public var name: String
        /// What it came to.
        public var figures: UsageGroup
    }

    /// A label that the settings take from the log.
    public struct Label: Sendable {
        /// Its name.
        public var name: String
        /// Its values, the most expensive first.
        public var values: [(value: String, figures: UsageGroup)]
        /// How many values there are.
        public var count: Int
    }

    /// Failed attempts of a model for one reason.
    public struct Failures: Sendable {
        /// The model.
        public var model: String
        /// The reason, as in `llm_errors_total`.
        public var reason: String
        /// How many.
        public var count: Int64
    }

    /// When this was so.
    public var time: Timestamp
    /// Whose calendar the day follows.
    public var zone: CivilZone
    /// Tailmeter's version.
    public var version: String
    /// What is wrong, the worst first.
    public var problems: [StatusProblem] = []
    /// The day so far, by the zone's calendar; it ends when the day does.
    public var today: Span
    /// 24 hours by the clock, of which the last is not over.
    public var hours: [Span]
    /// The models of these hours, the most expensive first.
    public var models: [Model] = []
    /// The labels of these hours.
    public var labels: [Label] = []
    /// Failed attempts of these hours, the most frequent first.
    public var failures: [Failures] = []
    /// How budgets stand.
    public var budgets = BudgetBoard()
    /// How far behind its writers each source is.
    public var sources: [SourceLag] = []
    /// Alerts that fire, and those of the last week, the latest first.
    public var alerts: [Alert] = []
    /// What the figures of these hours do not tell exactly, a sentence each.
    public var notes: [String] = []

    /// How many values of a label are told one by one.
    static let valueLimit = 10

    /// So many alerts are told.
    static let alertLimit = 100

    /// What the hours come to.
    var lastDay: Span {
        var span = Span(start: hours.first?.start ?? time, end: hours.last?.end ?? time)
        for hour in hours { span.figures += hour.figures }
        return span
    }

    /// What the day will have cost by its end at the pace so far.
    var forecast: Money {
        let spent = BudgetAmount(today.figures.totals.cost)
        let standing = BudgetStanding(
            budget: "", scope: [], period: .day, start: today.start, end: today.end, zone: zone.identifier,
            spent: spent, limit: spent, unpricedTokens: 0)
        return Money(picoDollars: standing.expected(now: time).value)
    }

    /// Tokens without a price in these hours, by model, the most first.
    var unpriced: [(model: String, tokens: Int64)] {
        models.filter { $0.figures.totals.unpricedTokens > 0 }
            .map { ($0.name, $0.figures.totals.unpricedTokens) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
