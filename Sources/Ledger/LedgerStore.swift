import CrashPoints
import GRDB
import Glibc
public import UsageModel

/// The SQLite file that holds positions, counters and rollups, each batch in one transaction.
///
/// The file is in WAL mode with `synchronous=FULL`: what ``commit(_:)`` returned from survives SIGKILL and power loss.
/// There is one writer, which holds the ``StateFolder``; readers may open the file at any time.
public final class LedgerStore: Sendable {
    /// The file.
    public let path: String
    private let queue: DatabaseQueue

    /// Runs a transaction of its own.
    func write<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        do {
            return try queue.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw DamagedRows() }
                return result
            }
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    /// Runs a transaction in which another ledger can be read under the name `other`.
    func attaching(_ path: String, _ body: (Database) throws -> Void) throws {
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [path])
            defer { try? db.execute(sql: "DETACH DATABASE other") }
            try db.inTransaction(.immediate) {
                try body(db)
                return .commit
            }
        }
    }

    /// Writes the file anew, without what was deleted.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func vacuum() throws(LedgerError) {
        do {
            try queue.vacuum()
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    /// Reads as of one moment.
    func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        do {
            return try queue.read(body)
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    /// How many unpriced requests are kept one by one.
    public static let unpricedLimit: Int64 = 1_000_000

    /// Opens the ledger, making or migrating it as needed.
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)``, ``LedgerError/tooNew(path:)`` or
    ///   ``LedgerError/writeFailed(path:reason:isDiskFull:)``.
    public init(path: String) throws(LedgerError) {
        self.path = path
        do {
            queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            if try queue.read(Schema.migrator.hasBeenSuperseded) { throw LedgerError.tooNew(path: path) }
            try Schema.begin(queue)
            try Schema.migrator.migrate(queue)
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    /// Opens the ledger, or, where the file is damaged, moves it aside and begins a new one.
    ///
    /// - Returns: the store, and where the damaged file went, also where that was at an earlier start that did not come to
    ///   begin the new one.
    public static func openMovingDamagedAside(
        path: String, now: Timestamp
    ) throws(LedgerError) -> (store: LedgerStore, contents: LedgerContents, movedTo: String?) {
        let movedBefore = access(path, F_OK) == 0 ? nil : DamagedFile.last(of: path)
        do {
            let store = try LedgerStore(path: path)
            try store.check()
            return (store, try store.load(now: now), movedBefore)
        } catch {
            guard case .damaged = error else { throw error }
            let aside = try DamagedFile.moveAside(path, now: now)
            let store = try LedgerStore(path: path)
            return (store, try store.load(now: now), aside)
        }
    }

    /// Walks through all pages: damage to a rollup would else show only when it is written to, at every start anew.
    private func check() throws(LedgerError) {
        let verdict = try read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        if let verdict, verdict != "ok" { throw LedgerError.damaged(path: path, reason: verdict) }
    }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // 16 MiB of WAL between checkpoints: a catch-up writes the same pages again and again.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try db.execute(sql: "PRAGMA journal_size_limit = 33554432")
            try db.execute(sql: "PRAGMA cache_size = -8192")
            db.add(function: SketchMerge.function)
        }
        return configuration
    }

    static func explain(_ error: any Error, path: String) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if error is DamagedRows { return .damaged(path: path, reason: "packed rows cannot be read") }
        guard let error = error as? DatabaseError else {
            return .writeFailed(path: path, reason: "\(error)", isDiskFull: false)
        }
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return .damaged(path: path, reason: error.message ?? "\(error.resultCode)")
        case .SQLITE_FULL: return .writeFailed(path: path, reason: "", isDiskFull: true)
        // The index of the write-ahead log could not be made larger: a file beside the others, on the same disk.
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            return .writeFailed(path: path, reason: "", isDiskFull: true)
        default: return .writeFailed(path: path, reason: SQLiteTrouble.text(error), isDiskFull: false)
        }
    }

    /// Ends the work with the file: all is in it, and nothing is left beside it.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func close() throws(LedgerError) {
        do {
            _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try queue.close()
        } catch {
            throw Self.explain(error, path: path)
        }
    }

    // MARK: - Writing

    /// Writes a batch: all of it, or, where this throws, nothing.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func commit(_ batch: LedgerBatch) throws(LedgerError) {
        guard !batch.isEmpty else { return }
        try write { db in
            try BatchWriter(db: db, batch: batch).write()
            CrashPoint.batchWritten.pass()
        }
        CrashPoint.batchCommitted.pass()
    }

    /// Removes what is past its time: rollups by minute are dropped (those by quarter hold the same sums), rollups by
    /// quarter become rollups by day of `zone`, and lists of the costliest requests by hour become lists by day.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func prune(now: Timestamp, zone: CivilZone) throws(LedgerError) {
        try write { try Retention(db: $0, now: now, zone: zone).apply() }
    }

    /// Prices the requests that had no price when they were counted. It may run beside the daemon: each step is a
    /// transaction of its own, and none takes long.
    ///
    /// - Parameters:
    ///   - now: decides which rollups are still kept.
    ///   - zone: the zone of rollups by day.
    ///   - price: the cost of a request in pico-dollars; `nil` where the model still has no price.
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``. What was
    ///   priced until then stays priced.
    public func reprice(
        now: Timestamp, zone: CivilZone,
        price: (_ model: Repricing.Model, _ request: UnpricedRequest) -> Int64?
    ) throws(LedgerError) -> Repricing {
        var result = Repricing()
        var next: Int64? = 0
        while let first = next {
            next = try write { db in
                try withoutActuallyEscaping(price) { price in
                    try Repricer(db: db, now: now, zone: zone, price: price)
                        .apply(after: first, limit: 2_000, result: &result)
                }
            }
        }
        return result
    }

    // MARK: - Reading

    /// Reads all that a daemon goes on from, and notes that this boot of the machine has the ledger.
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)`` or ``LedgerError/writeFailed(path:reason:isDiskFull:)``.
    ///
    /// - Parameter now: decides which budgets may still alert.
    public func load(now: Timestamp) throws(LedgerError) -> LedgerContents {
        try write { try ContentsReader(db: $0, now: now).read() }
    }

    /// What a further request of a time must cost to be listed.
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)`` or ``LedgerError/writeFailed(path:reason:isDiskFull:)``.
    public func costFloor(of slot: CostliestSlot) throws(LedgerError) -> CostFloor {
        try read { try CostlyRows(db: $0).floor(of: slot) }
    }

    /// The sums of a rollup over a time, by series.
    ///
    /// - Parameters:
    ///   - grain: the rollup; for ``RollupGrain/day``, all zones' days are taken.
    ///   - slots: the slots.
    public func totals(
        _ grain: RollupGrain, slots: Range<Int64>
    ) throws(LedgerError) -> [Int64: (totals: UsageTotals, sketch: LatencySketch)] {
        try read { db in
            var result: [Int64: (totals: UsageTotals, sketch: LatencySketch)] = [:]
            func add(_ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws {
                guard result[series, default: (UsageTotals(), LatencySketch())].totals.add(checking: totals) else {
                    throw DamagedRows()
                }
                result[series]?.sketch.merge(sketch)
            }
            if grain == .quarter {
                try QuarterParts(db: db).read(slots: slots) { try add($1, $2, $3) }
                return result
            }
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM \(grain.table) WHERE slot >= ? AND slot < ?",
                arguments: [slots.lowerBound, slots.upperBound])
            while let row = try rows.next() {
                try add(
                    row["series_id"], UsageTotals(row: row), SketchMerge.sketch(row["sketch"]) ?? LatencySketch())
            }
            return result
        }
    }
}
