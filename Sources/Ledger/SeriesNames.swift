import GRDB
import Synchronization
import UsageModel

/// The series that a reader has come across: a year of label sets is too much to read for each question.
final class SeriesNames: Sendable {
    private struct State {
        var keys: [Int64: SeriesKey] = [:]
        var erasures: Int64 = 0
    }

    private let state = Mutex(State())

    /// Forgets what the ledger has been made to forget. To be called at the begin of each transaction.
    func refresh(in db: Database) throws {
        let erasures = try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'erased'") ?? 0
        state.withLock { state in
            guard state.erasures != erasures else { return }
            state = State(erasures: erasures)
        }
    }

    func key(of id: Int64, in db: Database) throws -> SeriesKey {
        if let known = state.withLock({ $0.keys[id] }) { return known }
        let statement = try db.cachedStatement(sql: "SELECT provider, model, status, labels FROM series WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw DamagedRows() }
        let status: UInt8 = row["status"]
        let labels: String = row["labels"]
        let key = SeriesKey(
            provider: row["provider"], model: row["model"], status: RequestStatus(rawValue: status) ?? .other,
            labels: labels.isEmpty ? [] : try Self.labels(of: id, in: db))
        state.withLock { $0.keys[id] = key }
        return key
    }

    private static func labels(of id: Int64, in db: Database) throws -> [SeriesKey.Label] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT pair.key AS name, pair.value AS value FROM series, json_each(series.labels) AS pair
                WHERE series.id = ? ORDER BY pair.id
                """)
        return try Row.fetchAll(statement, arguments: [id]).map {
            SeriesKey.Label(name: $0["name"], value: $0["value"])
        }
    }
}
