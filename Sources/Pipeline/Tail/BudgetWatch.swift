import Budgets
import Ledger
import UsageModel

/// Leads the budgets' book beside the engine: gives it what was read, and the ledger what follows.
struct BudgetWatch {
    private var book: BudgetBook
    private let store: LedgerStore
    private let digestRule: AlertRules.DigestRule?
    private let archive: @Sendable () -> ArchiveStanding
    private let flagged: @Sendable () -> FlaggedTexts?
    /// As they were last read: a disk that is full must not wake who is not to be woken.
    private var snoozes: [Snooze] = []

    /// Goes on from what the ledger remembers. Budgets that are new take over what the rollups hold of their present period.
    init(_ plan: BudgetPlan, contents: LedgerContents, store: LedgerStore, now: Timestamp) throws(LedgerError) {
        self.store = store
        digestRule = plan.rules.digest
        archive = plan.archive
        flagged = plan.flagged
        book = BudgetBook(
            budgets: plan.budgets, rules: plan.rules, contents: contents.budgets,
            identity: AlertIdentity(ledger: contents.hashSeed, host: plan.host), now: now)
        if let start = book.seedStart(now: now) {
            let sources = contents.series.mapValues(Self.source)
            var seeded = book
            try store.quarters(from: start) { minute, series, totals in
                guard let source = sources[series] else { return }
                seeded.seed(SpendSums(totals, isError: source.isError), minute: minute, of: source)
            }
            book = seeded
        }
        book.finishSeeding()
    }

    private static func source(_ key: SeriesKey) -> SpendSource {
        SpendSource(
            model: key.model, provider: key.provider, isError: key.status != .success,
            labels: key.labels.map { BudgetStanding.Label(name: $0.name, value: $0.value) })
    }

    /// Whether nobody asked for anything.
    var isEmpty: Bool { book.isEmpty }

    /// From which minute on decoders add up spending minute by minute.
    func firstMinute(now: Timestamp) -> Int64 { book.firstMinute(now: now) }

    /// Adds what a decoder read since it was last asked.
    mutating func take(_ decoder: SourceDecoder) {
        decoder.drainSpending { book.add($0, minute: $1, at: &$2) }
    }

    /// What is to be written with the batch; `nil` where there is nothing.
    mutating func decide(
        now: Timestamp, series: (Int64) -> SeriesKey?
    ) -> (changes: BudgetChanges, board: BudgetBoardUpdate)? {
        book.note(archive: archive())
        book.note(flagged: flagged())
        guard book.isDue(now: now) else { return nil }
        if let known = try? store.snoozes(now: now) { snoozes = known }
        if let digestRule, let day = book.dueDigest(now: now) {
            let kind = AlertRecord.Kind.digest.rawValue
            let isQuiet = snoozes.contains { $0.covers(kind, scope: [], now: now) && !$0.isAcknowledgement }
            if isQuiet {
                book.noteDigest(nil, now: now)
            } else if let digest = try? DigestMaker(store: store, rule: digestRule).digest(of: day, series: series) {
                book.noteDigest(digest, now: now)
            }
            // Where the ledger cannot be read it is tried again with the next commit.
        }
        return book.decide(now: now, snoozes: snoozes)
    }
}
