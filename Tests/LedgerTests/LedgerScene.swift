import Foundation
import GRDB
import Ledger
import Testing
import UsageModel

/// A folder with a ledger of its own, and a second connection that looks at the file behind the store's back.
final class LedgerScene {
    let folder: String

    init() throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/ledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { "\(folder)/ledger.sqlite" }

    func open() throws -> LedgerStore { try LedgerStore(path: path) }

    func execute(_ sql: String) throws {
        try connection().write { try $0.execute(sql: sql) }
    }

    func integer(_ sql: String) throws -> Int64? {
        try connection().read { try Int64.fetchOne($0, sql: sql) }
    }

    func text(_ sql: String) throws -> String? {
        try connection().read { try String.fetchOne($0, sql: sql) }
    }

    func rows(_ sql: String) throws -> [Row] {
        try connection().read { try Row.fetchAll($0, sql: sql) }
    }

    /// All rows of all tables as text, so that two states of a ledger can be compared.
    func dump() throws -> [String] {
        try connection().read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ").map { row in
                    table + ": " + row.databaseValues.map { "\($0)" }.joined(separator: ", ")
                }
            }
        }
    }

    private func connection() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

extension SeriesKey {
    /// A series of successful requests without labels.
    static func model(_ model: String, labels: [(String, String)] = []) -> SeriesKey {
        SeriesKey(
            provider: "anthropic", model: model, status: .success,
            labels: labels.map { Label(name: $0.0, value: $0.1) })
    }
}

extension RollupDelta {
    init(slot: Int64, series: Int64, requests: Int64 = 1, picoDollars: Int128 = 0, duration: Int64? = nil) {
        var totals = UsageTotals()
        var sketch = LatencySketch()
        totals.requests = requests
        totals.cost = Money(picoDollars: picoDollars)
        if let duration {
            totals.durationCount = 1
            totals.durationNanoseconds = Int128(duration)
            totals.longestNanoseconds = duration
            sketch.add(nanoseconds: duration)
        }
        self.init(slot: slot, seriesID: series, totals: totals, sketch: sketch)
    }
}

extension PackedCounters {
    /// Counters with the standard bounds.
    init(_ counters: [Int64: SeriesCounters]) {
        self.init(
            counters.sorted { $0.key < $1.key }.map { (seriesID: $0.key, counters: $0.value) }, bounds: .standard)
    }
}

extension LedgerBatch {
    init(series: [(Int64, SeriesKey)]) {
        self.init()
        newSeries = series.map { (id: $0.0, key: $0.1) }
    }
}
