import CrashPoints
import Foundation
import GRDB
import UsageModel

/// Prices requests that had no price when they were counted: takes their tokens out of the unpriced ones in all rollups and
/// adds their cost. The counters stay as they are, as they only ever grow.
struct Repricer {
    let db: Database
    let now: Timestamp
    let zone: CivilZone
    let price: (_ model: Repricing.Model, _ request: UnpricedRequest) -> Int64?

    /// Looks at so many requests from a number on.
    ///
    /// - Returns: the number to go on from; `nil` when there are no more.
    func apply(after first: Int64, limit: Int, result: inout Repricing) throws -> Int64? {
        var batch = LedgerBatch()
        batch.zone = zone.identifier
        var rollups = RollupRows(now: now, zone: zone)
        var priced: [Int64] = []
        var costliest = RepricedCostliest(db: db, now: now)
        var last: Int64?
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT unpriced_request.*, provider, model, log_file.source, log_file.path, (
                    SELECT base.id FROM series AS base WHERE base.provider = series.provider
                    AND base.model = series.model AND base.status = series.status AND base.labels = ''
                ) AS base_id
                FROM unpriced_request JOIN series ON series.id = series_id LEFT JOIN log_file ON log_file.id = file_id
                WHERE unpriced_request.id > ? ORDER BY unpriced_request.id LIMIT ?
                """, arguments: [first, limit])
        for row in rows {
            last = row["id"]
            let model = Repricing.Model(provider: row["provider"], model: row["model"])
            let time = Timestamp(microseconds: row["time_us"])
            let usage = TokenUsage(row: row)
            var request = UnpricedRequest(time: time, seriesID: row["series_id"], usage: usage)
            if let packed: Data = row["details"] {
                guard let read = packed.withUnsafeBytes({ PackedDetails.read($0) }) else { throw DamagedRows() }
                request.details = read.details
                request.region = read.region
            }
            guard let cost = price(model, request) else {
                result.unpriced[model, default: 0] += usage.total
                continue
            }
            priced.append(row["id"])
            let isRevision: Bool = row["is_revision"]
            result.requests += isRevision ? 0 : 1
            result.tokens += usage.total
            result.cost += Money(picoDollars: Int128(cost))
            var totals = UsageTotals()
            totals.cost = Money(picoDollars: Int128(cost))
            totals.unpricedRequests = isRevision ? 0 : -1
            totals.unpricedTokens = -usage.total
            let baseID: Int64? = row["base_id"]
            let seriesID: Int64 = row["series_id"]
            rollups.add(totals, at: time, series: seriesID, base: baseID ?? seriesID)
            request.isRevision = isRevision
            request.key = UInt64(bitPattern: row["request_key"])
            request.line = RequestLine(
                id: row["request_id"], source: row["source"] ?? "", path: row["path"] ?? "", line: row["line"])
            try costliest.add(request, of: model, cost: cost)
        }
        batch.costliest = try costliest.entries()
        rollups.move(into: &batch)
        try BatchWriter(db: db, batch: batch).write()
        CrashPoint.repricing.pass()
        let delete = try db.cachedStatement(sql: "DELETE FROM unpriced_request WHERE id = ?")
        for id in priced { try delete.execute(arguments: [id]) }
        // Budgets take over what the rollups hold now when settings are next taken over, or at the next start.
        if !priced.isEmpty { try db.execute(sql: "DELETE FROM budget") }
        return rows.count < limit ? nil : last
    }
}
