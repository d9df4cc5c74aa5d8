import Budgets
import Foundation
import GRDB
import UsageModel

/// The alerts on their way, and how the channels did.
struct OutboxRows {
    let db: Database

    static let schema = """
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            lane TEXT NOT NULL,
            alert_id TEXT NOT NULL,
            alert TEXT NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            changed_us INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt_us INTEGER,
            last_error TEXT,
            UNIQUE (channel, alert_id)
        ) STRICT;

        CREATE INDEX outbox_waiting ON outbox (channel, lane, number) WHERE state = 0;

        CREATE TABLE channel (
            name TEXT PRIMARY KEY,
            delivered INTEGER NOT NULL DEFAULT 0,
            given_up INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            disabled_reason TEXT,
            disabled_us INTEGER,
            disabled_target INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    private static let columns =
        "number, channel, lane, alert, state, changed_us, attempts, next_attempt_us, last_error"

    /// Puts an alert into the outbox of a channel. One that stands there already stays as it is.
    func append(_ alert: Alert, channel: String, lane: String) throws {
        let body = try JSONEncoder().encode(alert)
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO outbox (channel, lane, alert_id, alert, changed_us) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            channel, lane, alert.id, String(decoding: body, as: UTF8.self), alert.time.microseconds,
        ])
    }

    func waiting(channel: String, limit: Int) throws -> [OutboxMessage] {
        try messages("WHERE state = 0 AND channel = ? ORDER BY number LIMIT ?", [channel, limit])
    }

    /// The first message of each lane: those whose time comes first before the others.
    func laneHeads(channel: String, limit: Int) throws -> [OutboxMessage] {
        try messages(
            """
            WHERE number IN (SELECT min(number) FROM outbox WHERE state = 0 AND channel = ? GROUP BY lane)
            ORDER BY coalesce(next_attempt_us, 0), number LIMIT ?
            """, [channel, limit])
    }

    func last(limit: Int) throws -> [OutboxMessage] {
        try messages("ORDER BY number DESC LIMIT ?", [limit])
    }

    private func messages(_ condition: String, _ arguments: StatementArguments) throws -> [OutboxMessage] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM outbox \(condition)", arguments: arguments).map { row in
            guard let state = OutboxMessage.State(rawValue: row[4]) else { throw DamagedRows() }
            var message = OutboxMessage(
                number: row[0], channel: row[1], lane: row[2], alert: try Self.alert(row[3]))
            message.state = state
            message.changed = Timestamp(microseconds: row[5])
            message.attempts = row[6]
            message.nextAttempt = (row[7] as Int64?).map(Timestamp.init(microseconds:))
            message.lastError = row[8]
            return message
        }
    }

    static func alert(_ text: String) throws -> Alert {
        guard let alert = try? JSONDecoder().decode(Alert.self, from: Data(text.utf8)) else { throw DamagedRows() }
        return alert
    }

    func record(_ outcome: DeliveryOutcome, of message: OutboxMessage, now: Timestamp) throws {
        try db.execute(
            sql: """
                UPDATE outbox SET state = ?, changed_us = ?, attempts = attempts + 1, next_attempt_us = ?,
                last_error = ? WHERE number = ? AND state = 0
                """,
            arguments: [
                outcome.state.rawValue, now.microseconds, outcome.nextAttempt?.microseconds, outcome.error,
                message.number,
            ])
        try db.execute(
            sql: """
                INSERT INTO channel (name, delivered, given_up, attempts, failures) VALUES (?, ?, ?, 1, ?)
                ON CONFLICT (name) DO UPDATE SET delivered = delivered + excluded.delivered,
                given_up = given_up + excluded.given_up, attempts = attempts + 1,
                failures = failures + excluded.failures
                """,
            arguments: [
                message.channel, outcome.state == .delivered ? 1 : 0, outcome.state == .givenUp ? 1 : 0,
                outcome.error == nil ? 0 : 1,
            ])
    }

    /// Ends a message without an attempt.
    func settle(_ message: OutboxMessage, as state: OutboxMessage.State, reason: String, now: Timestamp) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = ?, changed_us = ?, last_error = ? WHERE number = ? AND state = 0",
            arguments: [state.rawValue, now.microseconds, reason, message.number])
        guard state == .givenUp else { return }
        try countGivenUp(Int64(db.changesCount), channel: message.channel)
    }

    private func countGivenUp(_ count: Int64, channel: String) throws {
        try db.execute(
            sql: """
                INSERT INTO channel (name, given_up) VALUES (?1, ?2)
                ON CONFLICT (name) DO UPDATE SET given_up = given_up + ?2
                """, arguments: [channel, count])
    }

    /// Gives up what waits in a channel without trying.
    func giveUp(channel: String, reason: String, now: Timestamp) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = 2, changed_us = ?, last_error = ? WHERE state = 0 AND channel = ?",
            arguments: [now.microseconds, reason, channel])
        try countGivenUp(Int64(db.changesCount), channel: channel)
    }

    func disable(channel: String, reason: String, target: Int64, now: Timestamp) throws {
        try db.execute(
            sql: """
                INSERT INTO channel (name, disabled_reason, disabled_us, disabled_target) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (name) DO UPDATE SET disabled_reason = ?2, disabled_us = ?3, disabled_target = ?4
                """, arguments: [channel, reason, now.microseconds, target])
    }

    func enable(channel: String) throws {
        try db.execute(
            sql: """
                UPDATE channel SET disabled_reason = NULL, disabled_us = NULL, disabled_target = NULL WHERE name = ?
                """, arguments: [channel])
    }

    func channels() throws -> [ChannelRecord] {
        try Row.fetchAll(db, sql: "SELECT * FROM channel ORDER BY name").map { row in
            var record = ChannelRecord(channel: row["name"])
            record.delivered = row["delivered"]
            record.givenUp = row["given_up"]
            record.attempts = row["attempts"]
            record.failures = row["failures"]
            record.disabledReason = row["disabled_reason"]
            record.disabledAt = (row["disabled_us"] as Int64?).map(Timestamp.init(microseconds:))
            record.disabledTarget = row["disabled_target"]
            return record
        }
    }

    /// How many messages wait in each channel, and since when the oldest does.
    func depths() throws -> [ChannelDepth] {
        // Rows are in the order of decisions: the first one is the oldest, and the index finds it without a look at all.
        try Row.fetchAll(
            db,
            sql: """
                SELECT waiting.channel, waiting.count, json_extract(outbox.alert, '$.time') FROM outbox JOIN
                (SELECT channel, count(*) AS count, min(number) AS first FROM outbox WHERE state = 0 GROUP BY channel)
                AS waiting ON outbox.number = waiting.first ORDER BY waiting.channel
                """
        ).map { ChannelDepth(channel: $0[0], count: $0[1], oldest: Timestamp(microseconds: $0[2])) }
    }

    /// Forgets what was done with before a time.
    func prune(before: Timestamp) throws {
        try db.execute(
            sql: "DELETE FROM outbox WHERE state != 0 AND changed_us < ?", arguments: [before.microseconds])
    }
}
