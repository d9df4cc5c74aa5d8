import Foundation
import GRDB
import Glibc
import Ledger
import Synchronization
import TestKit
import Testing
import UsageModel

struct LedgerFileTests {
    /// A ledger with a series of which so many requests are counted, and a position.
    private static func fill(_ store: LedgerStore, requests: Int64) throws {
        _ = try store.load(now: Timestamp(seconds: 1_700_000_000))
        var batch = LedgerBatch(series: [(1, .model("claude"))])
        var counters = SeriesCounters(bounds: .standard)
        counters.totals.requests = requests
        counters.totals.usage.input = 7 * requests
        counters.totals.cost = Money(picoDollars: 3_000_000_000_000)
        batch.counters = PackedCounters([1: counters])
        var generation = FileGeneration(source: "*.log", path: "app.log")
        generation.id = 1
        generation.offset = 4_096
        generation.lines = 12
        batch.generations = [generation]
        batch.tallies = [(Tally(source: "*.log", name: "rotations"), 2)]
        try store.commit(batch)
    }

    @Test func tellsWhatIsInALedgerThatIsInUse() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try Self.fill(store, requests: 5)
        let found = try LedgerFile.inspect(scene.path)
        #expect(found.isIntact)
        #expect(found.schemaVersion == found.knownSchemaVersion)
        #expect(try scene.rows("SELECT * FROM grdb_migrations").count == found.schemaVersion)
        #expect(found.totals.requests == 5)
        #expect(found.totalsByModel.mapValues(\.usage.input) == ["claude": 35])
        #expect(found.contents?.generations.map(\.offset) == [4_096])
        #expect(found.contents?.tallies == [Tally(source: "*.log", name: "rotations"): 2])
        let size = try FileManager.default.attributesOfItem(atPath: scene.path)[.size] as? Int64
        #expect(found.bytes == size)
        #expect(abs(found.lastWritten.seconds - Int64(Date().timeIntervalSince1970)) < 60)
        withExtendedLifetime(store) {}
    }

    @Test func lookingChangesNothing() throws {
        let scene = try LedgerScene()
        // Never loaded: the secret of the hashes is not there yet, and is not made by who only looks.
        _ = try scene.open()
        let before = try scene.dump()
        _ = try LedgerFile.inspect(scene.path)
        #expect(try scene.dump() == before)
        #expect(try scene.integer("SELECT count(*) FROM meta") == 0)
    }

    @Test(arguments: ["grdb_migrations", "999"])
    func otherVersionsAreTold(name: String) throws {
        let scene = try LedgerScene()
        _ = try scene.open()
        let isLater = name == "999"
        try scene.execute(
            isLater
                ? "INSERT INTO grdb_migrations VALUES ('999')" : "DELETE FROM grdb_migrations WHERE identifier <> '1'")
        let found = try LedgerFile.inspect(scene.path)
        #expect(found.schemaVersion == (isLater ? 999 : 1))
        #expect(found.contents == nil)
        #expect(found.isIntact)
    }

    @Test func damageIsTold() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try Self.fill(store, requests: 5)
        try store.close()
        let handle = try #require(FileHandle(forUpdatingAtPath: scene.path))
        let size = try handle.seekToEnd()
        // All behind the first page, which holds the schema.
        try handle.seek(toOffset: 4_096)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 4_096))
        try handle.close()
        do {
            let found = try LedgerFile.inspect(scene.path)
            #expect(!found.isIntact)
        } catch {
            guard case .damaged = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(throws: LedgerError.self) {
            try LedgerFile.backUp(scene.path, to: "\(scene.folder)/copy", replacing: false)
        }
        #expect(access("\(scene.folder)/copy", F_OK) != 0)
    }

    @Test(arguments: ["nothing", "text", "folder", "other"])
    func whatIsNoLedgerIsRefused(name: String) throws {
        let scene = try LedgerScene()
        let path = "\(scene.folder)/\(name)"
        try Data("no database at all, but some text".utf8).write(to: URL(fileURLWithPath: "\(scene.folder)/text"))
        try FileManager.default.createDirectory(atPath: "\(scene.folder)/folder", withIntermediateDirectories: true)
        try DatabaseQueue(path: "\(scene.folder)/other").write { try $0.execute(sql: "CREATE TABLE t (x)") }
        let folder = try StateFolder(path: "\(scene.folder)/state")
        for attempt in [
            { _ = try LedgerFile.inspect(path) }, { try LedgerFile.backUp(path, to: "\(path).copy", replacing: true) },
            { _ = try LedgerReplacement.restore(path, into: folder, now: Timestamp(seconds: 1)) },
        ] {
            let error = #expect(throws: LedgerError.self) { try attempt() }
            #expect(error?.description.contains(path) == true)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(scene.folder)/state") == ["lock"])
    }

    @Test func aBackupIsOneWholeFileOfTheOwnersAlone() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try Self.fill(store, requests: 5)
        let copy = "\(scene.folder)/copy.sqlite"
        try LedgerFile.backUp(scene.path, to: copy, replacing: false)
        #expect(try LedgerFile.inspect(copy).totals.requests == 5)
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.folder)
        #expect(names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
        var status = stat()
        #expect(stat(copy, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        // What is there stays, unless the user says otherwise.
        try Data("precious".utf8).write(to: URL(fileURLWithPath: copy))
        let error = #expect(throws: LedgerError.self) {
            try LedgerFile.backUp(scene.path, to: copy, replacing: false)
        }
        #expect(error?.description.contains("--force") == true)
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "precious")
        try LedgerFile.backUp(scene.path, to: copy, replacing: true)
        #expect(try LedgerFile.inspect(copy).totals.requests == 5)
    }

    /// Each copy is as of one commit: the two figures that a commit changes together are the same in it.
    @Test func aBackupOfALedgerThatChangesIsOfOneCommit() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        _ = try store.load(now: Timestamp(seconds: 1_700_000_000))
        let isDone = Atomic<Bool>(false)
        let writer = Thread {
            var number: Int64 = 0
            while !isDone.load(ordering: .acquiring) {
                number += 1
                var batch = LedgerBatch()
                batch.tallies = [(Tally(source: "a", name: "n"), number), (Tally(source: "b", name: "n"), number)]
                batch.minutes = (0..<50).map { RollupDelta(slot: number * 50 + $0, series: 1) }
                do { try store.commit(batch) } catch { Issue.record("\(error)") }
            }
            isDone.store(false, ordering: .releasing)
        }
        writer.start()
        for round in 0..<10 {
            let copy = "\(scene.folder)/copy-\(round)"
            try LedgerFile.backUp(scene.path, to: copy, replacing: false)
            let tallies = try #require(try LedgerFile.inspect(copy).contents?.tallies)
            #expect(Set(tallies.values).count <= 1)
        }
        isDone.store(true, ordering: .releasing)
        let deadline = ContinuousClock.now + .seconds(20)
        while isDone.load(ordering: .acquiring), ContinuousClock.now < deadline { sched_yield() }
    }

    @Test func aRestoreKeepsTheOldLedger() throws {
        let scene = try LedgerScene()
        let folder = try StateFolder(path: "\(scene.folder)/state")
        let backup = "\(scene.folder)/backup"
        let store = try LedgerStore(path: folder.ledgerPath)
        try Self.fill(store, requests: 5)
        try LedgerFile.backUp(folder.ledgerPath, to: backup, replacing: false)
        var more = LedgerBatch()
        var counters = SeriesCounters(bounds: .standard)
        counters.totals.requests = 9
        more.counters = PackedCounters([1: counters])
        try store.commit(more)
        try store.close()
        let aside = try LedgerReplacement.restore(backup, into: folder, now: Timestamp(seconds: 1_700))
        #expect(aside == "\(folder.ledgerPath).replaced-1700")
        #expect(try LedgerFile.inspect(folder.ledgerPath).totals.requests == 5)
        #expect(try LedgerFile.inspect(try #require(aside)).totals.requests == 9)
        #expect(try LedgerFile.inspect(backup).totals.requests == 5)
        // Twice in one second.
        let again = try LedgerReplacement.restore(backup, into: folder, now: Timestamp(seconds: 1_700))
        #expect(again == "\(folder.ledgerPath).replaced-1700-again")
        // What a daemon finds is whole.
        let opened = try LedgerStore.openMovingDamagedAside(path: folder.ledgerPath, now: Timestamp(seconds: 1))
        #expect(opened.movedTo == nil)
        #expect(opened.contents.counters[1]?.totals.requests == 5)
    }

    @Test func aDamagedBackupIsNotRestored() throws {
        let scene = try LedgerScene()
        let folder = try StateFolder(path: "\(scene.folder)/state")
        try Self.fill(try LedgerStore(path: folder.ledgerPath), requests: 5)
        let backup = "\(scene.folder)/backup"
        try LedgerFile.backUp(folder.ledgerPath, to: backup, replacing: false)
        #expect(truncate(backup, 8_192) == 0)
        #expect(throws: LedgerError.self) {
            try LedgerReplacement.restore(backup, into: folder, now: Timestamp(seconds: 1))
        }
        // Nor one of a later version.
        try LedgerFile.backUp(folder.ledgerPath, to: backup, replacing: true)
        try DatabaseQueue(path: backup).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        let error = #expect(throws: LedgerError.self) {
            try LedgerReplacement.restore(backup, into: folder, now: Timestamp(seconds: 1))
        }
        guard case .tooNew = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try LedgerFile.inspect(folder.ledgerPath).totals.requests == 5)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.contains("replaced") || $0.contains("restore") }.isEmpty)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a file system is not permitted here"))
    func aBackupThatDoesNotFitLeavesNothing() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try Self.fill(store, requests: 5)
        let disk = try SmallDisk(kilobytes: 64)
        let error = #expect(throws: LedgerError.self) {
            try LedgerFile.backUp(scene.path, to: "\(disk.path)/copy", replacing: false)
        }
        #expect(error?.description.contains("disk is full") == true, "\(String(describing: error))")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
    }
}
