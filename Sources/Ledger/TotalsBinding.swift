import GRDB
import GRDBSQLite
import UsageModel

/// Binds sums to a prepared statement without an object a value: a catch-up writes hundreds of thousands of rows.
struct TotalsBinding {
    let statement: OpaquePointer
    private var index: Int32 = 0

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    mutating func bind(_ value: Int64) {
        index += 1
        sqlite3_bind_int64(statement, index, value)
    }

    mutating func bind(_ value: String) {
        index += 1
        // SQLITE_TRANSIENT: SQLite copies the text before this call returns.
        sqlite3_bind_text(statement, index, value, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }

    mutating func bind(_ bytes: [UInt8]) {
        index += 1
        _ = bytes.withUnsafeBytes { buffer in
            sqlite3_bind_blob(
                statement, index, buffer.baseAddress, Int32(buffer.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    mutating func bindNull() {
        index += 1
        sqlite3_bind_null(statement, index)
    }

    mutating func bind(_ usage: TokenUsage) {
        bind(usage.input)
        bind(usage.output)
        bind(usage.cacheRead)
        bind(usage.cacheWrite5m)
        bind(usage.cacheWrite1h)
        bind(usage.reasoning)
    }

    /// In the order of ``Schema/totalNames``.
    mutating func bind(_ totals: UsageTotals) {
        bind(totals.requests)
        bind(totals.usage)
        bind(totals.cost)
        bind(totals.unpricedRequests)
        bind(totals.unpricedTokens)
        bind(totals.durationCount)
        bind(nanoseconds: totals.durationNanoseconds)
        bind(totals.longestNanoseconds)
        bind(totals.firstTokenCount)
        bind(nanoseconds: totals.firstTokenNanoseconds)
        bind(totals.requestsWithoutUsage)
        bind(totals.loggedCost)
        bind(totals.computedCost)
    }

    mutating func bind(_ money: Money) {
        let parts = money.microsAndPicos
        bind(parts.micros)
        bind(parts.picos)
    }

    mutating func bind(nanoseconds: Int128) {
        let parts = PackedTotals.seconds(nanoseconds)
        bind(parts.whole)
        bind(parts.rest)
    }

    /// Runs the statement and makes it ready for the next row.
    mutating func step(in db: Database) throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        index = 0
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        }
    }
}
