public import Budgets
public import Ledger
import Synchronization
public import UsageModel

/// What moderation keeps across restarts: the day's money, what is counted, and the texts that are not harmless.
///
/// It is an SQLite file of its own, which a daemon and a command share: whoever asks a model first commits the highest cost
/// of the call, and afterwards the actual one. Whatever is killed in between, no day costs more than its limit.
public final class ModerationLedger: Sendable {
    /// What a call may spend.
    public typealias Reservation = DailyBudget.Reservation

    /// Pico-dollars a day; `nil` for no limit.
    public let limit: Int64?
    /// Decides when a day begins.
    public let zone: CivilZone

    private let store: LedgerStore
    private let state: Mutex<State>

    private struct State {
        /// What is counted, as of the last transaction.
        var values: [String: Int64]
        /// The categories of the text that was flagged last.
        var lastCategories: [String]
        /// Calls of this process that money is set aside for.
        var callsUnderWay = 0
        /// How many ended.
        var callsEnded = 0
        /// Who waits for the next one to end.
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// Opens the file in a folder, making both where they are missing. A damaged file is moved aside.
    ///
    /// - Returns: the ledger, and where the damaged file went.
    /// - Throws: `LedgerError`.
    public static func open(
        folder: String, limit: Int64?, zone: CivilZone, now: Timestamp
    ) throws(LedgerError) -> (ledger: ModerationLedger, movedTo: String?) {
        try StateFolder.make(folder)
        let (store, _, movedTo) = try LedgerStore.openMovingDamagedAside(path: path(in: folder), now: now)
        return (try ModerationLedger(store, limit: limit, zone: zone), movedTo)
    }

    /// Where the file is in its folder.
    public static func path(in folder: String) -> String { "\(folder)/index.sqlite" }

    private init(_ store: LedgerStore, limit: Int64?, zone: CivilZone) throws(LedgerError) {
        self.store = store
        self.limit = limit
        self.zone = zone
        let (values, lastText) = try store.moderation()
        state = Mutex(State(values: values, lastCategories: lastText?.categories ?? []))
    }

    /// Ends the work with the file.
    ///
    /// - Throws: `LedgerError`.
    public func close() throws(LedgerError) { try store.close() }

    /// What is counted, by the names of `TallyName`, as of the last change by this process.
    public var values: [String: Int64] { state.withLock { $0.values } }

    /// How many texts of the sample were ever flagged, and by what the last one is harmful.
    public var flagged: FlaggedTexts? {
        state.withLock { state in
            guard let count = state.values[TallyName.moderationFlagged], count > 0 else { return nil }
            return FlaggedTexts(
                count: count,
                last: Timestamp(microseconds: state.values[TallyName.moderationLastFlagged] ?? 0),
                categories: state.lastCategories)
        }
    }

    /// The day's budget, as of the last change by this process.
    public func budget(now: Timestamp) -> DailyBudget {
        var budget = state.withLock { Self.budget($0.values, limit, zone) }
        budget.turn(to: now)
        return budget
    }

    /// Sets money aside for a call. While other calls of this process are under way, whose highest costs are set aside, it
    /// waits for what they do cost.
    ///
    /// - Returns: `nil` where the day's limit does not allow it.
    /// - Throws: `LedgerError`; then no call may be made, since nobody would remember it.
    func reserve(
        _ amount: Int64, now: @Sendable () -> Timestamp
    ) async throws(LedgerError) -> Reservation? {
        while true {
            let ended = state.withLock { $0.callsEnded }
            if let reservation = try reserveAtOnce(amount, now: now()) { return reservation }
            guard await anotherEnds(after: ended) else { return nil }
        }
    }

    private func reserveAtOnce(_ amount: Int64, now: Timestamp) throws(LedgerError) -> Reservation? {
        var isSet = false
        do {
            return try change { book in
                var budget = Self.budget(book.values, self.limit, self.zone)
                let reservation = budget.reserve(amount, at: now)
                Self.keep(budget, in: &book)
                // Within the transaction: whoever is refused by the next one knows of the call.
                if reservation != nil { self.state.withLock { $0.callsUnderWay += 1 } }
                isSet = reservation != nil
                return reservation
            }
        } catch {
            if isSet { noteEnd() }
            throw error
        }
    }

    /// Waits until another call has ended than those that had by a time; false where none is under way.
    private func anotherEnds(after ended: Int) async -> Bool {
        guard state.withLock({ $0.callsEnded != ended || $0.callsUnderWay > 0 }) else { return false }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.callsEnded != ended || state.callsUnderWay == 0 { return true }
                state.waiting.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
        return true
    }

    private func noteEnd() {
        let waiting = state.withLock { state in
            state.callsUnderWay -= 1
            state.callsEnded += 1
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Puts what a call cost in the place of what was set aside for it.
    ///
    /// - Throws: `LedgerError`; then what was set aside counts as spent.
    func settle(_ reservation: Reservation, _ spending: Spending, now: Timestamp) throws(LedgerError) {
        defer { noteEnd() }
        try change { book in
            var budget = DailyBudget(
                limit: self.limit, zone: self.zone, day: book[TallyName.moderationDay],
                spent: book[TallyName.moderationSpent] - reservation.amount, reserved: reservation.amount)
            // Of a day that is over, nothing is taken back from the one that has begun.
            if reservation.day == budget.day {
                budget.settle(reservation, actual: spending.cost, at: now)
                Self.keep(budget, in: &book)
            }
            let picos = book[TallyName.moderationCostPicos] + max(0, spending.cost) % Self.picosPerMicro
            book.add(
                max(0, spending.cost) / Self.picosPerMicro + picos / Self.picosPerMicro,
                to: TallyName.moderationCostMicros)
            book[TallyName.moderationCostPicos] = picos % Self.picosPerMicro
            book.add(1, to: TallyName.moderationCalls)
            for (type, count) in spending.tokens where count > 0 {
                book.add(count, to: TallyName.moderationTokens(type))
            }
        }
    }

    /// Counts a check.
    ///
    /// - Parameters:
    ///   - text: what is remembered of it; `nil` for nothing.
    ///   - isFlagged: whether it is a text of the sample that counts as flagged.
    ///   - cached: how many of its parts were judged before.
    func note(
        _ verdict: ModerationVerdict, text: ModeratedText?, isFlagged: Bool, cached: Int, now: Timestamp
    ) throws(LedgerError) {
        let category =
            verdict.outcome == .flagged ? verdict.categories.first?.rawValue ?? "other" : "none"
        try change { book in
            book.add(1, to: TallyName.moderationCheck(verdict.outcome.rawValue, category))
            book.add(Int64(cached), to: TallyName.moderationCached)
            if isFlagged {
                book.add(1, to: TallyName.moderationFlagged)
                book[TallyName.moderationLastFlagged] = now.microseconds
            }
            if let text { book.texts.append(text) }
        }
        if isFlagged { state.withLock { $0.lastCategories = verdict.categories.map(\.rawValue) } }
    }

    /// Notes how many texts were dropped by now, in all.
    func noteDropped(total: Int64) throws(LedgerError) {
        try change { $0[TallyName.moderationDropped] = total }
    }

    private func change<Result: Sendable>(
        _ body: (inout ModerationBook) -> Result
    ) throws(LedgerError) -> Result {
        let (result, values) = try store.changeModeration(body)
        state.withLock { $0.values = values }
        return result
    }

    private static let picosPerMicro = Int64(Money.picosPerMicro)

    private static func budget(_ values: [String: Int64], _ limit: Int64?, _ zone: CivilZone) -> DailyBudget {
        DailyBudget(
            limit: limit, zone: zone, day: values[TallyName.moderationDay] ?? 0,
            spent: values[TallyName.moderationSpent] ?? 0)
    }

    private static func keep(_ budget: DailyBudget, in book: inout ModerationBook) {
        book[TallyName.moderationDay] = budget.day
        book[TallyName.moderationSpent] = budget.committed
    }
}
