import GRDB
import UsageModel

/// The rows of the requests that cost most.
struct CostlyRows {
    let db: Database

    /// Files stand in a table of their own: many rows have the same.
    static let schema = """
        CREATE TABLE log_file (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            path TEXT NOT NULL,
            UNIQUE (source, path)
        ) STRICT;

        CREATE TABLE costly_request (
            id INTEGER PRIMARY KEY,
            first_hour INTEGER NOT NULL,
            hours INTEGER NOT NULL,
            cost_picos INTEGER NOT NULL,
            time_us INTEGER NOT NULL,
            series_id INTEGER NOT NULL REFERENCES series,
            input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            duration_nanos INTEGER NOT NULL,
            request_key INTEGER NOT NULL,
            request_id TEXT NOT NULL,
            file_id INTEGER NOT NULL REFERENCES log_file,
            line INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX costly_request_slot ON costly_request (first_hour, hours, cost_picos, time_us);

        ALTER TABLE unpriced_request ADD COLUMN request_key INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE unpriced_request ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
        ALTER TABLE unpriced_request ADD COLUMN file_id INTEGER NOT NULL DEFAULT 0 REFERENCES log_file;
        ALTER TABLE unpriced_request ADD COLUMN line INTEGER NOT NULL DEFAULT 0;

        -- What was counted before there were lists is in none.
        INSERT INTO meta (key, value)
        SELECT 'costliest_since', CAST(strftime('%s', 'now') AS INTEGER) WHERE EXISTS (SELECT 1 FROM series);
        """

    /// Puts requests into their lists, and takes out of these what is no longer among the costliest.
    func write(_ entries: [CostlyEntry]) throws {
        guard !entries.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO costly_request (first_hour, hours, cost_picos, time_us, series_id, input_tokens, output_tokens,
                cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, reasoning_tokens, duration_nanos,
                request_key, request_id, file_id, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        var row = TotalsBinding(insert.sqliteStatement)
        var files = LogFileRows(db: db)
        for entry in entries {
            let request = entry.request
            guard try !revise(entry) else { continue }
            row.bind(entry.slot.firstHour)
            row.bind(entry.slot.hours)
            row.bind(request.cost)
            row.bind(request.time.microseconds)
            row.bind(entry.seriesID)
            row.bind(request.usage)
            row.bind(request.duration)
            row.bind(Int64(bitPattern: request.key))
            row.bind(request.line.id)
            row.bind(try files.number(of: request.line))
            row.bind(request.line.line)
            try row.step(in: db)
        }
        for slot in Set(entries.map(\.slot)) { try trim(slot) }
    }

    /// Whether the list has the request already: then it has its later figures now.
    private func revise(_ entry: CostlyEntry) throws -> Bool {
        guard entry.request.key != 0 else { return false }
        let request = entry.request
        let standing = try Row.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT id, cost_picos FROM costly_request
                    WHERE first_hour = ? AND hours = ? AND request_key = ?
                    """),
            arguments: [entry.slot.firstHour, entry.slot.hours, Int64(bitPattern: request.key)])
        guard let standing else { return false }
        let cost: Int64 = standing["cost_picos"]
        let id: Int64 = standing["id"]
        guard request.cost > cost else { return true }
        try db.cachedStatement(
            sql: """
                UPDATE costly_request SET cost_picos = ?, input_tokens = ?, output_tokens = ?, cache_read_tokens = ?,
                cache_write_5m_tokens = ?, cache_write_1h_tokens = ?, reasoning_tokens = ?,
                duration_nanos = max(duration_nanos, ?), request_id = iif(request_id = '', ?, request_id) WHERE id = ?
                """
        ).execute(arguments: [
            request.cost, request.usage.input, request.usage.output, request.usage.cacheRead,
            request.usage.cacheWrite5m, request.usage.cacheWrite1h, request.usage.reasoning, request.duration,
            request.line.id, id,
        ])
        return true
    }

    /// What a later price adds to a request that is listed. Returns whether it is.
    func add(_ usage: TokenUsage, cost: Int64, key: UInt64, in slot: CostliestSlot) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE costly_request SET cost_picos = cost_picos + ?, input_tokens = input_tokens + ?,
                output_tokens = output_tokens + ?, cache_read_tokens = cache_read_tokens + ?,
                cache_write_5m_tokens = cache_write_5m_tokens + ?, cache_write_1h_tokens = cache_write_1h_tokens + ?
                WHERE first_hour = ? AND hours = ? AND request_key = ?
                """
        ).execute(arguments: [
            cost, usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h, slot.firstHour,
            slot.hours, Int64(bitPattern: key),
        ])
        return db.changesCount > 0
    }

    private func trim(_ slot: CostliestSlot) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM costly_request WHERE id IN (
                    SELECT costly_request.id FROM costly_request LEFT JOIN log_file ON log_file.id = file_id
                    WHERE first_hour = ? AND hours = ? ORDER BY \(Self.order) LIMIT -1 OFFSET ?
                )
                """
        ).execute(arguments: [slot.firstHour, slot.hours, CostliestSlot.limit])
    }

    /// As ``CostlyRequest`` has it.
    private static let order = "cost_picos DESC, time_us, source, path, line, costly_request.id"

    /// What a further request of a slot must cost.
    func floor(of slot: CostliestSlot) throws -> CostFloor {
        let last = try Row.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT cost_picos, time_us FROM costly_request WHERE first_hour = ? AND hours = ?
                    ORDER BY cost_picos DESC, time_us LIMIT 1 OFFSET ?
                    """), arguments: [slot.firstHour, slot.hours, CostliestSlot.limit - 1])
        guard let last else { return CostFloor(of: slot.span) }
        return CostFloor(of: slot.span, cost: last["cost_picos"], time: Timestamp(microseconds: last["time_us"]))
    }

    /// Makes one list of the hours of a day that is past their time, and lets lists go that are past their own.
    func prune(now: Timestamp) throws {
        let hours = CostliestSlot.firstHourOfItsOwn(now: now)
        let days = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT first_hour / 24 * 24 FROM costly_request WHERE hours = 1 AND first_hour < ?",
            arguments: [hours])
        try db.execute(
            sql: """
                UPDATE costly_request SET first_hour = first_hour / 24 * 24, hours = 24
                WHERE hours = 1 AND first_hour < ?
                """, arguments: [hours])
        for day in days { try trim(CostliestSlot(firstHour: day, hours: 24)) }
        try db.execute(
            sql: "DELETE FROM costly_request WHERE first_hour < ?",
            arguments: [CostliestSlot.firstKeptHour(now: now)])
        try db.execute(
            sql: """
                DELETE FROM log_file WHERE id NOT IN (SELECT file_id FROM costly_request)
                AND NOT EXISTS (SELECT 1 FROM unpriced_request WHERE file_id = log_file.id)
                """)
    }

    /// Forgets what leads to requests: ids and places in files. Times and sums stay.
    ///
    /// - Parameter condition: SQL that finds their rows, here and among the unpriced ones.
    /// - Returns: how many listed requests there are.
    func forget(_ condition: String, _ arguments: StatementArguments) throws -> Int {
        var counts: [Int] = []
        for table in ["costly_request", "unpriced_request"] {
            try db.execute(
                sql: """
                    UPDATE \(table) SET request_id = '', request_key = 0, file_id = 0, line = 0 WHERE \(condition)
                    """, arguments: arguments)
            counts.append(db.changesCount)
        }
        return counts[0]
    }

    // MARK: - Reading

    /// Hands out the requests of a time, the costliest first, until `body` returns `false`.
    func read(
        _ times: Range<Timestamp>, series: (Int64) throws -> SeriesKey?, _ body: (CostlyRequest) -> Bool
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT costly_request.*, source, path
                FROM costly_request LEFT JOIN log_file ON log_file.id = file_id
                WHERE time_us >= ? AND time_us < ? ORDER BY \(Self.order)
                """, arguments: [times.lowerBound.microseconds, times.upperBound.microseconds])
        while let row = try rows.next() {
            guard let key = try series(row["series_id"]) else { throw DamagedRows() }
            let request = CostlyRequest(
                time: Timestamp(microseconds: row["time_us"]), series: key, usage: TokenUsage(row: row),
                cost: row["cost_picos"], duration: row["duration_nanos"],
                key: UInt64(bitPattern: row["request_key"]),
                line: RequestLine(
                    id: row["request_id"], source: row["source"] ?? "", path: row["path"] ?? "", line: row["line"]))
            guard body(request) else { return }
        }
    }

    /// The cost up to which requests of a time may be missing, since their lists are full; 0 where none is.
    func missingBelow(_ times: Range<Timestamp>) throws -> Int64 {
        let lower = floorDivision(times.lowerBound.microseconds, 3_600_000_000)
        let upper = floorDivision(times.upperBound.microseconds - 1, 3_600_000_000)
        return try Int64.fetchOne(
            db,
            sql: """
                SELECT max(least) FROM (
                    SELECT min(cost_picos) AS least FROM costly_request
                    WHERE first_hour + hours > ? AND first_hour <= ?
                    GROUP BY first_hour, hours HAVING count(*) >= ?
                )
                """, arguments: [lower, upper, CostliestSlot.limit]) ?? 0
    }

    /// Since when requests are listed, where others were counted before.
    func since() throws -> Timestamp? {
        try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'costliest_since'")
            .map { Timestamp(seconds: $0) }
    }
}
