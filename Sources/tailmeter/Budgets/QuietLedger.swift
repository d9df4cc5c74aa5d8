import Budgets
import Ledger
import UsageModel

/// A ledger, opened to say what is to be quiet, beside a daemon or without one. It is never made or migrated.
struct QuietLedger {
    private let store: LedgerStore

    init(_ path: String) throws(CommandFailure) {
        store = try Self.explaining { () throws(LedgerError) in
            try LedgerFile.checkCurrent(path)
            return try LedgerStore(path: path)
        }
    }

    func snoozes(now: Timestamp) throws(CommandFailure) -> [Snooze] {
        try Self.explaining { () throws(LedgerError) in try store.snoozes(now: now) }
    }

    func set(_ snooze: Snooze) throws(CommandFailure) {
        try Self.explaining { () throws(LedgerError) in try store.set(snooze) }
    }

    private static func explaining<Result>(
        _ body: () throws(LedgerError) -> Result
    ) throws(CommandFailure) -> Result {
        do { return try body() } catch { throw CommandFailure(error.description) }
    }
}
