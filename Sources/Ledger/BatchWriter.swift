import Budgets
import CrashPoints
import Foundation
import GRDB
import UsageModel

/// Writes a batch within a transaction.
struct BatchWriter {
    let db: Database
    let batch: LedgerBatch

    func write() throws {
        try writeSeries()
        if !batch.counters.isEmpty { try CounterLog(db: db).append(batch.counters) }
        try writeRollups(.minute, batch.minutes)
        try QuarterParts(db: db).append(batch.quarters)
        try BaseQuarters(db: db).append(batch.bases)
        try writeRollups(.day, batch.days)
        try writeUnpriced()
        try CostlyRows(db: db).write(batch.costliest)
        CrashPoint.countersWritten.pass()
        try writeGenerations()
        try JournalRows(db: db).write(batch)
        try writeTallies()
        try writeRepeats()
        try writeOpenRequests()
        if !batch.archive.isEmpty { try ArchiveRows(db: db).write(batch.archive) }
        if !batch.budgets.isEmpty { try BudgetRows(db: db).write(batch.budgets) }
        if let bootID = batch.bootID {
            try db.execute(
                sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('boot_id', ?)", arguments: [bootID])
        }
    }

    private func writeSeries() throws {
        for (id, key) in batch.newSeries {
            try db.cachedStatement(
                sql: "INSERT INTO series (id, provider, model, status, labels) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [id, key.provider, key.model, Int(key.status.rawValue), key.labelsJSON])
        }
    }

    private func writeRollups(_ grain: RollupGrain, _ deltas: [RollupDelta]) throws {
        guard !deltas.isEmpty else { return }
        let statement = try db.cachedStatement(sql: Schema.rollupUpsert(grain))
        var row = TotalsBinding(statement.sqliteStatement)
        for delta in deltas {
            row.bind(delta.slot)
            if grain == .day { row.bind(batch.zone) }
            row.bind(delta.seriesID)
            row.bind(delta.totals)
            if delta.sketch.count > 0 { row.bind(delta.sketch.encoded()) } else { row.bindNull() }
            try row.step(in: db)
        }
    }

    private func writeUnpriced() throws {
        guard !batch.unpriced.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO unpriced_request (time_us, series_id, input_tokens, output_tokens, cache_read_tokens,
                cache_write_5m_tokens, cache_write_1h_tokens, is_revision, details, request_key, request_id, file_id, line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        var row = TotalsBinding(statement.sqliteStatement)
        var files = LogFileRows(db: db)
        for request in batch.unpriced {
            row.bind(request.time.microseconds)
            row.bind(request.seriesID)
            row.bind(request.usage.input)
            row.bind(request.usage.output)
            row.bind(request.usage.cacheRead)
            row.bind(request.usage.cacheWrite5m)
            row.bind(request.usage.cacheWrite1h)
            row.bind(request.isRevision ? 1 : 0)
            if let details = PackedDetails.bytes(request.details, region: request.region) {
                row.bind(details)
            } else {
                row.bindNull()
            }
            row.bind(Int64(bitPattern: request.key))
            row.bind(request.line.id)
            row.bind(try files.number(of: request.line))
            row.bind(request.line.line)
            try row.step(in: db)
        }
    }

    private func writeGenerations() throws {
        for generation in batch.generations {
            // Hashes and inodes are 64 bits without sign; SQLite's integers have one. The bits stay the same.
            try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO generation (id, source, path, device, inode, position, head_length, head_hash,
                    tail_hash, state, inside_long_line, lines, last_time_us, open_stream)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                generation.id, generation.source, generation.path, Int64(bitPattern: generation.device),
                Int64(bitPattern: generation.inode), generation.offset, generation.headLength,
                Int64(bitPattern: generation.headHash), Int64(bitPattern: generation.tailHash),
                generation.state.rawValue, generation.isInsideLongLine, generation.lines,
                generation.lastTime?.microseconds, generation.openStream.map { Data($0.encoded()) },
            ])
        }
        for id in batch.forgottenGenerations {
            try db.cachedStatement(sql: "DELETE FROM generation WHERE id = ?").execute(arguments: [id])
        }
    }

    private func writeTallies() throws {
        let rows = TallyRows(db: db)
        for (tally, value) in batch.tallies { try rows.set(source: tally.source, name: tally.name, value) }
    }

    private func writeOpenRequests() throws {
        guard !batch.openRequests.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO open_request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        var row = TotalsBinding(statement.sqliteStatement)
        for request in batch.openRequests {
            row.bind(request.number)
            row.bind(Int64(bitPattern: request.key))
            row.bind(request.time.microseconds)
            row.bind(request.usage)
            row.bind(request.cost)
            row.bind(request.isPriced ? 1 : 0)
            row.bind(request.comparison.logged)
            row.bind(request.comparison.computed)
            row.bind(request.lacksUsage ? 1 : 0)
            row.bind(request.seriesID)
            try row.step(in: db)
        }
        try db.cachedStatement(sql: "DELETE FROM open_request WHERE number < ?")
            .execute(arguments: [batch.firstOpenRequest])
    }

    private func writeRepeats() throws {
        guard !batch.repeatChunks.isEmpty else { return }
        for (number, hashes) in batch.repeatChunks {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO repeat_chunk (number, hashes) VALUES (?, ?)")
                .execute(arguments: [number, PackedIntegers.data(hashes)])
        }
        try db.cachedStatement(sql: "DELETE FROM repeat_chunk WHERE number < ?")
            .execute(arguments: [batch.firstRepeatChunk])
    }
}
