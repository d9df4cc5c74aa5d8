import Budgets
import Foundation
import GRDB
import UsageModel

/// What budgets have spent, and which alerts were told.
struct BudgetRows {
    let db: Database

    /// Money as in the rollups: whole micro-dollars and a pico remainder. Scopes are JSON arrays of values.
    static let schema = """
        CREATE TABLE budget (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT, WITHOUT ROWID;

        \(sums("budget_spend", time: "start_us INTEGER NOT NULL, end_us INTEGER NOT NULL", key: "start_us"));

        \(sums("budget_minute", time: "minute INTEGER NOT NULL", key: "minute"));

        CREATE TABLE alert (
            key TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            scope TEXT NOT NULL,
            start_us INTEGER NOT NULL,
            end_us INTEGER NOT NULL,
            kind TEXT NOT NULL,
            amount TEXT NOT NULL,
            state INTEGER NOT NULL,
            decided_us INTEGER NOT NULL,
            alert TEXT,
            channels TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE snooze (
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            scope TEXT,
            until_us INTEGER NOT NULL,
            is_acknowledgement INTEGER NOT NULL
        ) STRICT;
        """

    private static func sums(_ table: String, time: String, key: String) -> String {
        """
        CREATE TABLE \(table) (
            budget TEXT NOT NULL,
            scope TEXT NOT NULL,
            \(time),
            cost_micros INTEGER NOT NULL,
            cost_picos INTEGER NOT NULL,
            tokens INTEGER NOT NULL,
            requests INTEGER NOT NULL,
            errors INTEGER NOT NULL,
            unpriced_tokens INTEGER NOT NULL,
            PRIMARY KEY (budget, \(key), scope)
        ) STRICT, WITHOUT ROWID
        """
    }

    // MARK: - Writing

    func write(_ changes: BudgetChanges) throws {
        for name in changes.forgotten {
            for table in ["budget_spend", "budget_minute"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE budget = ?", arguments: [name])
            }
            try db.execute(sql: "DELETE FROM budget WHERE name = ?", arguments: [name])
        }
        for (name, definition) in changes.definitions {
            try db.execute(sql: "INSERT OR REPLACE INTO budget VALUES (?, ?)", arguments: [name, definition])
        }
        try write(changes.spends, into: "budget_spend", columns: ["start_us", "end_us"]) { span, row in
            row.bind(span.start.microseconds)
            row.bind(span.end.microseconds)
        }
        try write(changes.minutes, into: "budget_minute", columns: ["minute"]) { $1.bind($0.start.minute) }
        for record in changes.records { try write(record) }
        for message in changes.messages {
            for channel in message.channels {
                try OutboxRows(db: db).append(message.alert, channel: channel, lane: message.lane)
            }
        }
        if let time = changes.lastRecord {
            try db.execute(
                sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('last_record_us', ?)",
                arguments: [time.microseconds])
        }
    }

    private func write(
        _ rows: [BudgetContents.Spend], into table: String, columns: [String],
        bindTime: (BudgetSpan, inout TotalsBinding) -> Void
    ) throws {
        guard !rows.isEmpty else { return }
        let key = columns[0]
        let names = ["budget", "scope"] + columns + Self.sumNames
        // What outgrows a remainder is carried. A revision may take something away: both parts are negative then.
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (budget, \(key), scope) DO UPDATE SET
                cost_micros = cost_micros + excluded.cost_micros + (cost_picos + excluded.cost_picos) / 1000000,
                cost_picos = (cost_picos + excluded.cost_picos) % 1000000,
                tokens = tokens + excluded.tokens, requests = requests + excluded.requests,
                errors = errors + excluded.errors, unpriced_tokens = unpriced_tokens + excluded.unpriced_tokens
                """)
        var row = TotalsBinding(statement.sqliteStatement)
        for spend in rows {
            row.bind(spend.budget)
            row.bind(Self.text(spend.scope))
            bindTime(spend.span, &row)
            row.bind(spend.sums.cost)
            row.bind(spend.sums.tokens)
            row.bind(spend.sums.requests)
            row.bind(spend.sums.errors)
            row.bind(spend.sums.unpricedTokens)
            try row.step(in: db)
        }
    }

    private static let sumNames = ["cost_micros", "cost_picos", "tokens", "requests", "errors", "unpriced_tokens"]

    private func write(_ record: AlertRecord) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            record.key, record.subject, Self.text(record.scope), record.span.start.microseconds,
            record.span.end.microseconds, record.kind.rawValue, "\(record.amount)", record.state.rawValue,
            record.startsAt.microseconds,
            try record.alert.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) },
            Self.text(record.channels),
        ])
    }

    /// Lets go of what is past its time: minutes after a day, scopes of ended periods after 62 days, all else after 13 months.
    func prune(now: Timestamp) throws {
        func daysAgo(_ days: Int64) -> Int64 { now.microseconds - days * 86_400_000_000 }
        try db.execute(sql: "DELETE FROM budget_minute WHERE minute < ?", arguments: [now.minute - 25 * 60])
        try db.execute(
            sql: "DELETE FROM budget_spend WHERE end_us < ?1 OR (end_us < ?2 AND scope <> '[]')",
            arguments: [daysAgo(396), daysAgo(62)])
        try db.execute(sql: "DELETE FROM alert WHERE state <> 0 AND end_us < ?", arguments: [daysAgo(62)])
        try db.execute(sql: "DELETE FROM snooze WHERE until_us < ?", arguments: [now.microseconds])
        try OutboxRows(db: db).prune(before: Timestamp(microseconds: daysAgo(62)))
    }

    // MARK: - Reading

    /// What decisions go on from.
    ///
    /// - Parameter liveEnd: periods that ended before then do not alert any longer.
    func read(liveEnd: Timestamp) throws -> BudgetContents {
        var contents = BudgetContents()
        for row in try Row.fetchAll(db, sql: "SELECT name, definition FROM budget") {
            contents.definitions[row[0]] = row[1]
        }
        contents.spends = try spends("end_us > ?", [liveEnd.microseconds])
        contents.minutes = try Row.fetchAll(
            db, sql: "SELECT * FROM budget_minute WHERE minute > ?", arguments: [liveEnd.minute - 24 * 60]
        ).map { row in
            let minute: Int64 = row["minute"]
            let span = BudgetSpan(start: Timestamp(seconds: minute * 60), end: Timestamp(seconds: minute * 60 + 60))
            return try Self.spend(row, span: span)
        }
        contents.records = try records(
            "state = 0 OR end_us > ?1 OR decided_us > ?2",
            [
                liveEnd.microseconds, liveEnd.microseconds - 2 * 86_400_000_000,
            ])
        contents.lastRecord = try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'last_record_us'")
            .map(Timestamp.init(microseconds:))
        return contents
    }

    /// The sums of periods, by a condition.
    func spends(_ condition: String, _ arguments: StatementArguments) throws -> [BudgetContents.Spend] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM budget_spend WHERE \(condition) ORDER BY budget, start_us, scope",
            arguments: arguments
        ).map { row in
            let span = BudgetSpan(
                start: Timestamp(microseconds: row["start_us"]), end: Timestamp(microseconds: row["end_us"]))
            return try Self.spend(row, span: span)
        }
    }

    func records(_ condition: String, _ arguments: StatementArguments) throws -> [AlertRecord] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM alert WHERE \(condition) ORDER BY decided_us, key", arguments: arguments
        ).map { row in
            let body: String? = row["alert"]
            let amount: String = row["amount"]
            guard let kind = AlertRecord.Kind(rawValue: row["kind"]), let amount = Int128(amount),
                let state = AlertRecord.State(rawValue: row["state"])
            else { throw DamagedRows() }
            return AlertRecord(
                key: row["key"], subject: row["subject"], scope: try Self.values(row["scope"]),
                span: BudgetSpan(
                    start: Timestamp(microseconds: row["start_us"]), end: Timestamp(microseconds: row["end_us"])),
                kind: kind, amount: amount, state: state, startsAt: Timestamp(microseconds: row["decided_us"]),
                alert: try body.map { try OutboxRows.alert($0) }, channels: try Self.values(row["channels"]))
        }
    }

    /// The alerts that were told since a time, and those that fire, the latest first, in the states of now.
    func latestAlerts(since start: Timestamp, limit: Int) throws -> [Alert] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT alert, state FROM alert WHERE (state = 0 OR decided_us >= ?) AND alert IS NOT NULL
                ORDER BY decided_us DESC, key LIMIT ?
                """,
            arguments: [start.microseconds, limit]
        ).map { row in
            var alert = try OutboxRows.alert(row[0])
            alert.state = AlertRecord.State(rawValue: row[1]) == .firing ? .firing : .resolved
            return alert
        }
    }

    func snoozes(now: Timestamp) throws -> [Snooze] {
        let statement = try db.cachedStatement(
            sql: "SELECT subject, scope, until_us, is_acknowledgement FROM snooze WHERE until_us > ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [now.microseconds]).map { row in
            Snooze(
                subject: row[0], scope: try (row[1] as String?).map(Self.values),
                until: Timestamp(microseconds: row[2]),
                isAcknowledgement: row[3])
        }
    }

    /// Begins a snooze in place of the one of the same subject and scope; with an end that is over, ends it.
    func set(_ snooze: Snooze) throws {
        let scope = snooze.scope.map(Self.text)
        try db.execute(
            sql: "DELETE FROM snooze WHERE subject = ? AND scope IS ? AND is_acknowledgement = ?",
            arguments: [snooze.subject, scope, snooze.isAcknowledgement])
        try db.execute(
            sql: "INSERT INTO snooze (subject, scope, until_us, is_acknowledgement) VALUES (?, ?, ?, ?)",
            arguments: [snooze.subject, scope, snooze.until.microseconds, snooze.isAcknowledgement])
    }

    private static func spend(_ row: Row, span: BudgetSpan) throws -> BudgetContents.Spend {
        BudgetContents.Spend(
            budget: row["budget"], scope: try values(row["scope"]), span: span,
            sums: SpendSums(
                cost: Money(micros: row["cost_micros"], picos: row["cost_picos"]), tokens: row["tokens"],
                requests: row["requests"], errors: row["errors"], unpricedTokens: row["unpriced_tokens"]))
    }

    private static func text(_ values: [String]) -> String {
        "[\(values.map { JSONText.string($0) }.joined(separator: ","))]"
    }

    static func values(_ text: String) throws -> [String] {
        guard let values = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else { throw DamagedRows() }
        return values
    }
}
