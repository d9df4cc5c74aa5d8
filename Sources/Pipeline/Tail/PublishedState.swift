public import Budgets
public import Ledger
import Synchronization
public import UsageModel

/// What the engine shows to other threads: the counters as of the last commit, and its own health.
public final class PublishedState: Sendable {
    /// The engine's signs of life.
    public let heartbeat = Heartbeat()
    private let counters: Mutex<CommittedCounters>
    private let health = Mutex(EngineHealth())
    private let settings = Mutex(SettingsHealth(since: Clock.now))
    private let board: Mutex<BudgetBoard>
    private let spend: Mutex<DailySpend>
    private let commitCount = Atomic<Int64>(0)

    /// Makes the state of a ledger that was just opened.
    public init(
        _ counters: CommittedCounters, board: BudgetBoard = BudgetBoard(), spend: DailySpend = DailySpend(zone: .utc)
    ) {
        self.counters = Mutex(counters)
        self.board = Mutex(board)
        self.spend = Mutex(spend)
    }

    /// Reads the counters. The engine waits meanwhile: be short.
    public func withCounters<Result: Sendable>(_ body: (borrowing CommittedCounters) -> Result) -> Result {
        counters.withLock { body($0) }
    }

    /// How many commits this process made whose figures are shown: whoever shows them looks again when it grows.
    public var commits: Int64 { commitCount.load(ordering: .acquiring) }

    /// The engine's health.
    public var engineHealth: EngineHealth { health.withLock { $0 } }

    /// Reads how budgets stand. The engine waits meanwhile: be short.
    public func withBudgets<Result: Sendable>(_ body: (borrowing BudgetBoard) -> Result) -> Result {
        board.withLock { body($0) }
    }

    /// What each model has cost on the day that is now.
    public func spendToday(now: Timestamp) -> [String: Money] {
        spend.withLock { $0.today(now: now) }
    }

    /// Takes what was spent from the ledger anew, for an engine whose day may be another.
    public func replaceSpend(_ new: DailySpend) {
        spend.withLock { $0 = new }
    }

    /// How the settings were last taken over.
    public var settingsHealth: SettingsHealth { settings.withLock { $0 } }

    /// Notes how an attempt went to take over settings.
    public func noteReload(isGood: Bool) {
        settings.withLock { settings in
            settings.isLastReloadGood = isGood
            if isGood { settings.lastGoodReload = Clock.now }
        }
    }

    /// Notes that the daemon was asked to stop.
    public func noteStopping() {
        updateHealth { $0.isStopping = true }
    }

    /// Notes why the ledger cannot be read now; `nil` where it can again.
    public func noteTrouble(_ error: LedgerError?) {
        updateHealth { $0.commitError = error?.description }
    }

    func update(_ body: (inout CommittedCounters) -> Void) {
        counters.withLock { body(&$0) }
    }

    func updateSpend(_ body: (inout DailySpend) -> Void) {
        spend.withLock { body(&$0) }
    }

    func updateBoard(_ update: BudgetBoardUpdate) {
        guard !update.isEmpty else { return }
        board.withLock { $0.apply(update) }
    }

    /// Notes that what a commit changed is shown.
    func noteCommit() {
        commitCount.wrappingAdd(1, ordering: .releasing)
    }

    func updateHealth(_ body: (inout EngineHealth) -> Void) {
        health.withLock { body(&$0) }
    }
}
