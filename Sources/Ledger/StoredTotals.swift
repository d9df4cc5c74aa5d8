import Foundation
import GRDB
import GRDBSQLite
import UsageModel

/// Reads rows of the rollups by minute and by day without an object a value: a day by minutes is tens of thousands of
/// values.
struct StoredTotals {
    private let statement: OpaquePointer
    private let db: Database

    /// - Parameter key: the columns before the sums.
    init(_ db: Database, grain: RollupGrain, key: [String]) throws {
        let columns = (key + Schema.totalNames + ["sketch"]).joined(separator: ", ")
        let sql = "SELECT \(columns) FROM \(grain.table) WHERE slot >= ? AND slot < ? ORDER BY slot"
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        self.db = db
    }

    /// Hands out the rows of some slots; what is read of a row is valid only within `body`.
    func read(slots: Range<Int64>, _ body: (borrowing Columns) throws -> Void) throws {
        sqlite3_reset(statement)
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, slots.lowerBound)
        sqlite3_bind_int64(statement, 2, slots.upperBound)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(Columns(statement: statement))
            case SQLITE_DONE: return
            case let code:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
            }
        }
    }

    /// The columns of a row.
    struct Columns: ~Copyable {
        fileprivate let statement: OpaquePointer

        func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

        func text(_ column: Int) -> String {
            sqlite3_column_text(statement, Int32(column)).map { String(cString: $0) } ?? ""
        }

        /// Sums in the order of ``Schema/totalNames``.
        func totals(from first: Int) -> UsageTotals {
            var column = first - 1
            func next() -> Int64 {
                column += 1
                return integer(column)
            }
            func money() -> Money {
                let micros = next()
                return Money(micros: micros, picos: next())
            }
            func nanoseconds() -> Int128 {
                let seconds = next()
                return PackedTotals.nanoseconds(seconds, next())
            }
            var totals = UsageTotals()
            totals.requests = next()
            totals.usage.input = next()
            totals.usage.output = next()
            totals.usage.cacheRead = next()
            totals.usage.cacheWrite5m = next()
            totals.usage.cacheWrite1h = next()
            totals.usage.reasoning = next()
            totals.cost = money()
            totals.unpricedRequests = next()
            totals.unpricedTokens = next()
            totals.durationCount = next()
            totals.durationNanoseconds = nanoseconds()
            totals.longestNanoseconds = next()
            totals.firstTokenCount = next()
            totals.firstTokenNanoseconds = nanoseconds()
            totals.requestsWithoutUsage = next()
            totals.loggedCost = money()
            totals.computedCost = money()
            return totals
        }

        /// The sketch; an empty one where the row has none, or one of a mapping that this version does not know.
        func sketch(_ column: Int) -> LatencySketch {
            let count = Int(sqlite3_column_bytes(statement, Int32(column)))
            guard count > 0, let bytes = sqlite3_column_blob(statement, Int32(column)) else { return LatencySketch() }
            return LatencySketch(encoded: UnsafeRawBufferPointer(start: bytes, count: count)) ?? LatencySketch()
        }
    }
}
