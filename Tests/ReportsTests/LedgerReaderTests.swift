import Foundation
import GRDB
import Ledger
import Reports
import TestKit
import Testing
import UsageModel

/// Ledgers that cannot be read, and those that change while they are read.
struct LedgerReaderTests {
    private static let now = Timestamp.utc(2026, 11, 23, 10)

    private static func requests(_ reader: LedgerReader) throws -> Int64 {
        try reader.usage(
            UsageQuery(times: .utc(2026, 11, 23)..<now, zone: .utc, dimensions: [.label("user")]), now: now
        ).total.requests
    }

    private static func failure(opening path: String) -> String {
        do {
            _ = try LedgerReader(path: path, waitingSeconds: 0)
            return "it opened"
        } catch {
            return error.description
        }
    }

    @Test func whatIsNoLedgerIsNamed() throws {
        let book = try LedgerBook()
        #expect(
            Self.failure(opening: "\(book.folder)/none")
                == "\(book.folder)/none: cannot be read: No such file or directory")
        #expect(Self.failure(opening: book.folder) == "\(book.folder): is not a plain file")
        let text = "\(book.folder)/text"
        try Data(
            "not a database, only some text of a hundred bytes or so, which SQLite will not take for a file of its own"
                .utf8
        )
        .write(to: URL(filePath: text))
        #expect(Self.failure(opening: text) == "ledger \(text) is damaged: file is not a database")
        let other = "\(book.folder)/other.sqlite"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE a (b)") }
        #expect(Self.failure(opening: other) == "\(other): is no ledger of tailmeter")
    }

    @Test func ledgersOfOtherVersionsAreNamed() throws {
        let newer = try LedgerBook()
        try newer.execute("INSERT INTO grdb_migrations VALUES ('999')")
        #expect(
            Self.failure(opening: newer.path)
                == "ledger \(newer.path) was written by a later version of tailmeter; install that version")
        let older = try LedgerBook()
        try older.execute("DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) > 7")
        #expect(
            Self.failure(opening: older.path)
                == "\(older.path): was written by an earlier version of tailmeter; start the daemon once, which brings it up to date"
        )
    }

    @Test func aLedgerThatAnotherProgramHoldsIsNamed() throws {
        let book = try LedgerBook()
        try book.close()
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        let holder = try DatabaseQueue(path: book.path, configuration: configuration)
        try holder.write { try $0.execute(sql: "INSERT INTO meta VALUES ('held', 1)") }
        #expect(Self.failure(opening: book.path).contains("another program holds a lock on it"))
        try holder.close()
        _ = try LedgerReader(path: book.path)
    }

    /// A reader that stays open sees each commit, and holds no writer up.
    @Test func aReaderSeesEachCommit() throws {
        let book = try LedgerBook()
        let reader = try LedgerReader(path: book.path)
        for count in 1...5 as ClosedRange<Int64> {
            try book.count([.init(time: .utc(2026, 11, 23, 9), user: "user \(count)")], now: Self.now)
            #expect(try Self.requests(reader) == count)
        }
    }

    /// A snapshot stays as of its commit while the writer goes on.
    @Test func aSnapshotIsOfOneCommit() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9))], now: Self.now)
        let reader = try LedgerReader(path: book.path)
        let sums = try reader.snapshot { ledger in
            try (0..<2).map { _ in
                var sum: Int64 = 0
                let slot = Timestamp.utc(2026, 11, 23, 9).minute
                try ledger.minutes(slot..<slot + 1) { _, _, totals, _ in sum += totals.requests }
                try book.count([.init(time: .utc(2026, 11, 23, 9))], now: Self.now)
                return sum
            }
        }
        #expect(sums == [1, 1])
        #expect(try Self.requests(reader) == 3)
    }

    /// A restored ledger is another file under the same name.
    @Test func anotherFileUnderTheNameIsReadInItsPlace() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9))], now: Self.now)
        let reader = try LedgerReader(path: book.path)
        #expect(try Self.requests(reader) == 1)
        let other = try LedgerBook()
        try other.count((0..<7).map { _ in .init(time: .utc(2026, 11, 23, 9)) }, now: Self.now)
        try other.close()
        try book.close()
        #expect(rename(other.path, book.path) == 0)
        #expect(try Self.requests(reader) == 7)
        #expect(unlink(book.path) == 0)
        #expect(throws: LedgerError.self) { try Self.requests(reader) }
    }

    /// A value that the ledger was made to forget is not remembered by a reader.
    @Test func anErasedValueIsForgotten() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9), user: "田中")], now: Self.now)
        let reader = try LedgerReader(path: book.path)
        let query = UsageQuery(times: .utc(2026, 11, 23)..<Self.now, zone: .utc, dimensions: [.label("user")])
        #expect(try reader.usage(query, now: Self.now).groups.keys.map(\.values) == [["田中"]])
        try book.close()
        _ = try LedgerStore(path: book.path).forget(SeriesKey.Label(name: "user", value: "田中"))
        #expect(try reader.usage(query, now: Self.now).groups.keys.map(\.values) == [["erased-1"]])
    }
}
