import Budgets
import Ledger
import LogSources
import Pipeline
import Reports
import Settings
import UsageModel

/// Reads the view's figures from a ledger that a daemon writes to, or did.
final class TopLedger: Sendable {
    /// How many minutes the chart has at the most: as many as a wide terminal shows.
    private static let chartMinutes: Int64 = 240
    /// How many scopes of a budget are told, the fullest first.
    private static let scopeLimit = 200

    private let ledger: LedgerReader
    private let folder: String
    private let settings: Settings?
    private let zone: CivilZone

    /// - Parameters:
    ///   - folder: the state folder.
    ///   - settings: those of the daemon, where they are known: they tell the budgets.
    ///   - zone: the zone of days.
    init(folder: String, settings: Settings?, zone: CivilZone) throws {
        self.folder = folder
        self.settings = settings
        self.zone = zone
        ledger = try LedgerReader(path: try StateOptions.ledger(in: folder))
    }

    /// The labels by which requests are told apart: those of the settings, else those of the last series.
    func labels() throws(LedgerError) -> [String] {
        try ledger.snapshot { try labels($0) }
    }

    private func labels(_ snapshot: LedgerSnapshot) throws -> [String] {
        var labels: [String] = []
        for source in settings?.sources ?? [] {
            for name in source.labels.map(\.name) + source.containerLabels.map(\.rawValue) where !labels.contains(name)
            {
                labels.append(name)
            }
        }
        return labels.isEmpty ? try snapshot.labelNames() : labels
    }

    /// The figures of now, those of usage as of one commit.
    func figures(_ question: TopReading.Question) throws(LedgerError) -> TopFigures {
        let now = Clock.now
        let holder = StateFolder.holder(of: folder)
        var figures = try ledger.snapshot { try usage(question, $0, holder, now) }
        figures.lastCommit = lastCommit
        figures.budgets = try budgets(now: now)
        return figures
    }

    private func usage(
        _ question: TopReading.Question, _ snapshot: LedgerSnapshot, _ holder: StateFolder.Holder, _ now: Timestamp
    ) throws -> TopFigures {
        func ask(
            _ times: Range<Timestamp>, by dimensions: [UsageDimension] = [], bucket: TimeBucket? = nil
        ) throws -> UsageResult {
            try snapshot.usage(
                UsageQuery(times: times, zone: zone, bucket: bucket, dimensions: dimensions), now: now)
        }
        let times = question.window.times(now: now, zone: zone, isByQuarter: question.dimension.isByQuarter)
        let end = times.upperBound
        let rows = try ask(times, by: [question.dimension.usage])
        var figures = TopFigures(time: now, daemon: holder, times: rows.times.lowerBound..<end)
        figures.dimension = question.dimension
        figures.window = question.window
        figures.labels = try labels(snapshot)
        figures.rows = rows.groups.map { Self.row($0.key.values[0], $0.value) }
        figures.today = Self.row("today", try ask(zone.startOfDay(now)..<end).total)
        let first = end.minute - Self.chartMinutes
        figures.minutes = Self.minutes(
            try ask(Timestamp(seconds: first * 60)..<end, bucket: .minute), from: first)
        figures.lastRequest = try snapshot.lastRequest()
        figures.sources = try sources(snapshot)
        return figures
    }

    private static func row(_ name: String, _ group: UsageGroup) -> TopFigures.Row {
        let durations = group.durations(at: [0.5, 0.95])
        return TopFigures.Row(
            name: name, errors: group.errors, totals: group.totals, p50: durations[0], p95: durations[1])
    }

    private static func minutes(_ result: UsageResult, from first: Int64) -> [TopFigures.Minute] {
        var minutes = [TopFigures.Minute](repeating: TopFigures.Minute(), count: Int(chartMinutes))
        for (key, group) in result.groups {
            guard let time = key.time, minutes.indices.contains(Int(time.minute - first)) else { continue }
            minutes[Int(time.minute - first)] = TopFigures.Minute(cost: group.totals.cost, requests: group.requests)
        }
        return minutes
    }

    /// A commit, or a checkpoint after it.
    private var lastCommit: Timestamp? {
        [ledger.path, "\(ledger.path)-wal"].compactMap { FileStatus(path: $0)?.modified }.max()
    }

    private func budgets(now: Timestamp) throws(LedgerError) -> [TopFigures.BudgetRow]? {
        guard let settings else { return nil }
        guard !settings.budgets.isEmpty else { return [] }
        // Of budgets that are named here, past periods are looked through as well.
        let inspection = try LedgerFile.inspectBudgets(ledger.path, budgets: [], now: now)
        let report = BudgetReport(
            budgets: settings.budgets, inspection: inspection, zone: zone, top: Self.scopeLimit, hasKinds: false,
            now: now
        )
        return report.board.entries.flatMap { entry -> [TopFigures.BudgetRow] in
            let standings = entry.standings(now: now, limit: Self.scopeLimit).fullest
            return (standings.isEmpty ? [Self.unspent(entry.rule, now: now)] : standings).map { standing in
                TopFigures.BudgetRow(
                    standing: standing, zone: entry.rule.zone, isCounted: !report.uncounted.contains(standing.budget))
            }
        }.sorted { $0.standing.ratio > $1.standing.ratio }
    }

    /// A budget by labels of which nothing is spent yet.
    private static func unspent(_ budget: Budget, now: Timestamp) -> BudgetStanding {
        let span = budget.span(containing: now)
        return BudgetStanding(
            budget: budget.name, scope: [], period: budget.period, start: span.start, end: span.end,
            zone: budget.zone.identifier, spent: BudgetAmount(budget.limit.unit, 0), limit: budget.limit,
            unpricedTokens: 0)
    }

    /// The sources of the settings, or where none are named, those that the ledger knows.
    private func sources(_ snapshot: LedgerSnapshot) throws -> [TopFigures.Source] {
        let journals = try snapshot.journals()
        let bySource = Dictionary(grouping: try snapshot.generations(), by: \.source)
        let known = settings?.sources.map(\.name) ?? []
        let names = known.isEmpty ? bySource.keys.sorted() + journals.map(\.source) : known
        return names.map { name in
            if let journal = journals.first(where: { $0.source == name }) {
                return TopFigures.Source(name: name, bytes: nil, files: journal.files, lastTime: journal.lastTime)
            }
            if settings?.sources.first(where: { $0.name == name })?.journal != nil || name == "-" {
                return TopFigures.Source(name: name, bytes: nil, files: 0, lastTime: nil)
            }
            let lag = StoredLag(PathPattern(name), generations: bySource[name] ?? [])
            return TopFigures.Source(
                name: name, bytes: lag.files > 0 ? lag.bytes : nil, files: lag.files, lastTime: lag.lastTime,
                trouble: lag.files > 0 ? nil : "no file there")
        }.sorted { ($0.bytes ?? 0, $1.name) > ($1.bytes ?? 0, $0.name) }
    }
}

extension TopDimension {
    fileprivate var usage: UsageDimension {
        switch self {
        case .model: .model
        case .provider: .provider
        case .outcome: .reason
        case .label(let name): .label(name)
        }
    }
}
