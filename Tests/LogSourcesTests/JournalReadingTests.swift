import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalReadingTests {
    @Test func whatIsReadIsWhatJournalctlShows() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<3_000))
        scene.drain()
        #expect(scene.lines == messages(0..<3_000))
        #expect(scene.lines == (try shown(scene.path("system.journal"), "MESSAGE")))
        #expect(
            scene.times.map { "\($0)" } == (try shown(scene.path("system.journal"), "__REALTIME_TIMESTAMP")))
    }

    /// A field of all entries, by journalctl and Foundation.
    private func shown(_ path: String, _ field: String) throws -> [String] {
        try run("journalctl", "--file", path, "-o", "json", "--no-pager").output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?[field] as? String ?? ""
        }
    }

    /// Entries that this program wrote itself, in whatever unit: to read them would make more of them.
    @Test func ownEntriesArePassedOver() throws {
        let command = try String(contentsOfFile: "/proc/self/comm", encoding: .utf8).dropLast()
        let scene = JournalScene()
        let own = JournalEntry(1, message(1), fields: [("_COMM", String(command))])
        let other = JournalEntry(2, message(2), fields: [("_COMM", "\(command)x")])
        try scene.append(entries([0]) + [own, other] + entries([3]))
        scene.drain()
        #expect(scene.lines == messages([0, 2, 3]))
    }

    @Test func aGrowingFileIsReadOnceAcrossRestarts() throws {
        let scene = JournalScene()
        scene.options.blockBytes = 4_096
        var written = 0
        for step in 0..<8 {
            try scene.append(entries(written..<written + 500))
            written += 500
            scene.read(limit: step % 3 == 0 ? 2 : .max)
            if step % 2 == 1 { scene.commit() }
            if step % 4 == 2 { scene.restart() }
        }
        scene.drain()
        #expect(scene.lines == messages(0..<written))
        scene.restart()
        scene.drain()
        #expect(scene.lines.count == written)
        #expect(scene.progress?.entries == Int64(written))
    }

    @Test func theFirstContactIsWithWhatComesFromNowOn() throws {
        let scene = JournalScene()
        scene.selection.readsBacklog = false
        try scene.append(entries(0..<10), to: "old.journal")
        try scene.archive("old.journal", as: "system@1.journal")
        try scene.append(entries(10..<20))
        scene.drain()
        #expect(scene.lines == [])
        scene.restart()
        try scene.append(entries(20..<25))
        // A file that was not there at the first contact is new from its beginning.
        try scene.append(entries(25..<30), to: "user-1000.journal")
        scene.drain()
        #expect(scene.lines == messages(20..<30))
    }

    @Test func matchesThatTheLastEntryDoesNotHaveLoseNoPosition() throws {
        let scene = JournalScene()
        scene.selection.readsBacklog = false
        scene.selection.units = ["my-app.service"]
        try scene.append(entries(0..<5) + [JournalEntry(6, "other", unit: "other.service")])
        scene.drain()
        scene.restart()
        try scene.append(entries(7..<9))
        scene.drain()
        #expect(scene.lines == messages(7..<9))
    }

    @Test func anArchivedFileIsReadToItsEndAndTheNextOneFollows() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<100))
        scene.drain()
        try scene.append(entries(100..<150))
        try scene.archive()
        try scene.append(entries(150..<200))
        scene.drain()
        #expect(scene.lines == messages(0..<200))
        #expect(scene.lag?.files == 1)
        #expect(scene.ledger.values.filter { $0.state == .finished }.map(\.path) == [scene.path("system@1.journal")])

        // The same while nobody reads.
        try scene.append(entries(200..<210))
        try scene.archive(as: "system@2.journal")
        try scene.append(entries(210..<220))
        scene.restart()
        scene.drain()
        #expect(scene.lines == messages(0..<220))
        scene.restart()
        scene.drain()
        #expect(scene.lines.count == 220)
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    @Test func aCopyOfAFileIsNotReadTwice() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10))
        try FileManager.default.copyItem(atPath: scene.path("system.journal"), toPath: scene.path("copy.journal"))
        scene.drain()
        #expect(scene.lines == messages(0..<10))
        #expect(
            scene.reports.contains(
                .sameFile(path: scene.path("system.journal"), other: scene.path("copy.journal"))))
    }

    @Test func aDeletedFileIsReadToItsEnd() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10))
        scene.drain()
        try scene.append(entries(10..<20))
        unlink(scene.path("system.journal"))
        scene.drain()
        #expect(scene.lines == messages(0..<20))
        scene.restart()
        scene.drain()
        #expect(scene.lines == messages(0..<20))
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    @Test func aVacuumedPositionIsToldAndTheRestIsRead() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10))
        scene.drain()
        try scene.append(entries(10..<20))
        unlink(scene.path("system.journal"))
        try scene.append(entries(20..<30))
        scene.restart()
        scene.drain()
        // Between two names of a rotation a file can be missing for a moment.
        #expect(!scene.reports.contains(.suspectedLoss(path: scene.path("system.journal"))))
        scene.drain()
        #expect(scene.lines == messages(0..<10) + messages(20..<30))
        #expect(scene.takeReports().contains(.suspectedLoss(path: scene.path("system.journal"))))
        // Once, and not again.
        scene.restart()
        scene.drain()
        scene.drain()
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    @Test func aFileThatComesBackIsReadOn() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10))
        scene.drain()
        scene.restart()
        rename(scene.path("system.journal"), scene.path("away"))
        scene.drain()
        scene.drain()
        #expect(scene.takeReports().contains(.suspectedLoss(path: scene.path("system.journal"))))
        scene.restart()
        rename(scene.path("away"), scene.path("system.journal"))
        try scene.append(entries(10..<20))
        scene.drain()
        #expect(scene.lines == messages(0..<20))
    }

    @Test func aQuietFileIsClosedAndOpenedAgain() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10))
        scene.drain()
        scene.drain(after: 601)
        #expect(scene.lag?.files == 0)
        scene.drain(after: 601)
        #expect(scene.lag?.files == 0)
        try scene.append(entries(10..<20))
        scene.drain()
        #expect(scene.lag?.files == 1)
        #expect(scene.lines == messages(0..<20))
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    /// systemd-journal-remote rotates by itself when a file's table of data is full.
    @Test func rotationByTheWriterLeavesNoGap() throws {
        let scene = JournalScene()
        let noise = { (number: Int) in (0..<200).map { ("NOISE_\($0)", "\(number)-\($0)") } }
        try scene.append((0..<800).map { JournalEntry($0, message($0), fields: noise($0)) })
        scene.drain()
        try scene.append((800..<2_600).map { JournalEntry($0, message($0), fields: noise($0)) })
        let files = try FileManager.default.contentsOfDirectory(atPath: scene.folder)
        try #require(files.count > 1, "the file was not rotated: \(files)")
        scene.restart()
        scene.drain()
        #expect(scene.lines == messages(0..<2_600))

        // The archive is vacuumed when it is read: nothing is lost.
        for name in files where name.contains("@") { unlink(scene.path(name)) }
        scene.restart()
        scene.drain()
        scene.drain()
        #expect(scene.lines.count == 2_600)
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }
}
