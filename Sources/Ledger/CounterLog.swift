import Foundation
import GRDB
import UsageModel

/// The counters in the ledger: one part with those of all series, and behind it one for each commit since, with the new
/// figures of the series that changed. Of a series that stands in several parts the last one holds.
///
/// A row of a table for each series took longer than all else of a commit when thousands of label sets change between two.
/// The parts are put together when those behind the first outgrow it, so that a commit costs what changed and not what is
/// there.
struct CounterLog {
    let db: Database

    /// The parts are put together beyond so many of them, or when those behind the first have so many times its bytes and
    /// some more.
    private static let partLimit: Int64 = 256
    private static let growthLimit: Int64 = 4
    private static let slack: Int64 = 65_536

    /// Notes the new figures of series that changed.
    func append(_ counters: PackedCounters) throws {
        try insert(counters)
        let sizes = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), sum(length(rows)),
                (SELECT length(rows) FROM counter_part ORDER BY part LIMIT 1) FROM counter_part
                """)
        guard let sizes, let count: Int64 = sizes[0], let bytes: Int64 = sizes[1], let first: Int64 = sizes[2],
            count > Self.partLimit || bytes - first > first * Self.growthLimit + Self.slack
        else { return }
        try merge()
    }

    /// Hands out each series' counters and the bounds of its histograms; of a series that comes twice the later holds.
    func read(_ body: (Int64, SeriesCounters, DurationHistogram.Bounds) -> Void) throws {
        let parts = try Row.fetchCursor(db, sql: "SELECT rows FROM counter_part ORDER BY part")
        while let part = try parts.next() {
            let rows: Data = part[0]
            try rows.withUnsafeBytes { try CounterRows.read($0, body) }
        }
    }

    /// Puts the parts together. Histograms of other bounds than the last part's are begun anew, as they are in
    /// ``CommittedCounters``.
    private func merge() throws {
        var all: [Int64: (counters: SeriesCounters, bounds: DurationHistogram.Bounds)] = [:]
        var newest = DurationHistogram.Bounds.standard
        try read { series, counters, bounds in
            all[series] = (counters, bounds)
            newest = bounds
        }
        let merged = all.sorted { $0.key < $1.key }.map { series, standing in
            var counters = standing.counters
            if standing.bounds != newest {
                counters.durations = DurationHistogram(bounds: newest)
                counters.firstTokens = DurationHistogram(bounds: newest)
            }
            return (seriesID: series, counters: counters)
        }
        try db.execute(sql: "DELETE FROM counter_part")
        try insert(PackedCounters(merged, bounds: newest))
    }

    func insert(_ counters: PackedCounters) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO counter_part (rows) VALUES (?)")
        var row = TotalsBinding(statement.sqliteStatement)
        row.bind(counters.rows)
        try row.step(in: db)
    }
}
