import Budgets
import Dispatch
import Ledger
import Notifications
public import Pipeline
import Synchronization
public import UsageModel

/// Makes what the page and the JSON API show, from the ledger and from what the engine publishes.
///
/// However many ask, the ledger is read for a commit once, and never for more than a tenth of the time.
public final class StatusSource: Sendable {
    /// What can change a summary; the page is asked for anew when it does.
    struct Version: Hashable {
        var commits: Int64
        var minute: Int64
        var isReady: Bool
        var isInTrouble: Bool
        /// How often the ledger could be read again, for a summary that was made before.
        var lateReadings: Int64
    }

    private struct Kept {
        var summary: StatusSummary?
        /// Of these commits, until this monotonic second.
        var commits: Int64 = -1
        var ends = 0.0
        var figures: StatusFigures?
        /// The ledger is not read again before.
        var nextReading = 0.0
        var figuresVersion: Version?
        var lateReadings: Int64 = 0
        var isReadingDue = false
        var reader: LedgerReader?
        var timeSeriesReader: LedgerReader?
        var trouble: String?
    }

    /// What the engine publishes.
    let state: PublishedState
    private let path: String
    private let version: String
    private let options: @Sendable () -> StatusOptions
    private let zoneNamed: @Sendable (String) -> CivilZone?
    private let parts: @Sendable () -> [StatusProblem]
    private let kept = Mutex(Kept())
    /// Reading blocks: not on the threads that all requests share, and one at a time, so that the others find what it read.
    private let queue = DispatchQueue(label: "status")
    private let timeSeriesQueue = DispatchQueue(label: "time series")

    /// For so many seconds a summary is as good as new.
    private static let freshness = 1.0

    /// Makes a source. The ledger is opened when somebody asks.
    ///
    /// - Parameters:
    ///   - ledger: the ledger's path.
    ///   - options: what the settings say now.
    ///   - zoneNamed: the zone of an IANA name.
    ///   - parts: what is wrong with parts of the daemon without which it counts nonetheless.
    public init(
        state: PublishedState, ledger: String, version: String, options: @escaping @Sendable () -> StatusOptions,
        zoneNamed: @escaping @Sendable (String) -> CivilZone?, parts: @escaping @Sendable () -> [StatusProblem] = { [] }
    ) {
        self.state = state
        path = ledger
        self.version = version
        self.options = options
        self.zoneNamed = zoneNamed
        self.parts = parts
    }

    /// The zone of an IANA name; `nil` where there is none.
    func zone(_ name: String) -> CivilZone? { zoneNamed(name) }

    /// The zone of the settings.
    var zone: CivilZone { options().zone }

    /// The labels of the settings.
    var labels: [String] { options().labels }

    /// What is wrong with parts of the daemon, a line each: it keeps it from nothing.
    var notes: [String] {
        let words = words(.english)
        return parts().map { words.describe($0).what }
    }

    /// The words of a language.
    func words(_ language: MessageLanguage) -> StatusWords {
        StatusWords(language: language, zones: ZoneLookup(fallback: zone, named: zoneNamed))
    }

    /// What can change a summary, as it is now.
    var current: Version {
        let health = state.engineHealth
        return Version(
            commits: state.commits, minute: Clock.now.minute, isReady: health.isReady,
            isInTrouble: health.commitError != nil, lateReadings: kept.withLock { $0.lateReadings })
    }

    /// How everything stands now, or stood up to a second ago.
    func summary() async -> StatusSummary {
        let known = kept.withLock { kept in
            kept.ends > Clock.monotonicSeconds && kept.commits == state.commits ? kept.summary : nil
        }
        if let known { return known }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.makeSummary()) }
        }
    }

    /// Asks the ledger for something of its own, beside the page.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (LedgerReader) throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        let result: Swift.Result<Result, LedgerError> = await withCheckedContinuation { continuation in
            timeSeriesQueue.async {
                do throws(LedgerError) {
                    continuation.resume(returning: .success(try body(try self.reader(\.timeSeriesReader))))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private func reader(_ place: WritableKeyPath<Kept, LedgerReader?>) throws(LedgerError) -> LedgerReader {
        if let reader = kept.withLock({ $0[keyPath: place] }) { return reader }
        let reader = try LedgerReader(path: path)
        kept.withLock { $0[keyPath: place] = reader }
        return reader
    }

    /// On ``queue``.
    private func makeSummary() -> StatusSummary {
        let version = current
        if let summary = kept.withLock({
            $0.ends > Clock.monotonicSeconds && $0.commits == version.commits ? $0.summary : nil
        }) {
            return summary
        }
        let options = options()
        let now = Clock.now
        refreshFigures(version, options, now)
        let (figures, trouble) = kept.withLock {
            ($0.figures ?? StatusFigures(zone: options.zone, now: now), $0.trouble)
        }
        let board = state.withBudgets { copy $0 }
        let health = state.engineHealth
        var summary = StatusSummary(
            time: now, zone: options.zone, version: self.version, today: figures.today, hours: figures.hours)
        summary.models = figures.models
        summary.labels = figures.labels
        summary.failures = figures.failures
        summary.alerts = figures.alerts
        summary.notes = figures.notes
        summary.budgets = board
        summary.sources = health.lag
        summary.problems = problems(summary, health, trouble)
        kept.withLock { kept in
            kept.summary = summary
            kept.commits = version.commits
            kept.ends = Clock.monotonicSeconds + Self.freshness
        }
        return summary
    }

    private func refreshFigures(_ version: Version, _ options: StatusOptions, _ now: Timestamp) {
        let start = Clock.monotonicSeconds
        let (isOld, next) = kept.withLock { ($0.figuresVersion != version, $0.nextReading) }
        guard isOld else { return }
        guard next <= start else { return tellLater(next - start) }
        do throws(LedgerError) {
            let figures = try StatusFigures(try reader(\.reader), options: options, now: now)
            kept.withLock { kept in
                kept.figures = figures
                kept.trouble = nil
            }
        } catch {
            kept.withLock { $0.trouble = error.description }
        }
        let end = Clock.monotonicSeconds
        kept.withLock { kept in
            kept.figuresVersion = version
            kept.nextReading = end + (end - start) * 9
        }
    }

    /// Whoever was shown old figures is to ask again when the ledger may be read.
    private func tellLater(_ seconds: Double) {
        let isFirst = kept.withLock { kept in
            defer { kept.isReadingDue = true }
            return !kept.isReadingDue
        }
        guard isFirst else { return }
        queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
            self?.kept.withLock { kept in
                kept.isReadingDue = false
                kept.lateReadings += 1
                kept.ends = 0
            }
        }
    }

    private func problems(
        _ summary: StatusSummary, _ health: EngineHealth, _ trouble: String?
    ) -> [StatusProblem] {
        var problems: [StatusProblem] = []
        if let obstacle = Readiness.obstacle(health) { problems.append(.notReady(obstacle)) }
        if let trouble, trouble != health.commitError { problems.append(.unreadable(trouble)) }
        problems += StatusProblem.of(summary.budgets, now: summary.time)
        if !state.settingsHealth.isLastReloadGood { problems.append(.oldSettings) }
        problems += health.lag.compactMap { StatusProblem.of($0, now: summary.time) }
        let unpriced = summary.unpriced
        if !unpriced.isEmpty {
            problems.append(.unpriced(models: unpriced.count, tokens: unpriced.reduce(0) { $0 + $1.tokens }))
        }
        problems += parts()
        return problems.filter { $0.severity == .critical } + problems.filter { $0.severity != .critical }
    }
}
