import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

/// One bad file does not stop the others.
@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalDamageTests {
    @Test func filesThatAreNoneAreToldAndTheOthersAreRead() throws {
        let scene = JournalScene()
        try scene.append(entries(0..<10), to: "good.journal")
        try Data("no journal".utf8).write(to: URL(filePath: scene.path("text.journal")))
        try Data().write(to: URL(filePath: scene.path("empty.journal")))
        try scene.append(entries(10..<20), to: "cut.journal")
        truncate(scene.path("cut.journal"), 300)
        try scene.append(entries(10..<20), to: "newer.journal")
        // A feature that libsystemd does not know, in the flags of what a reader must understand.
        scene.damage("newer.journal", at: 12, with: [0xFF, 0xFF])
        scene.drain()
        #expect(scene.lines == messages(0..<10))
        let told = scene.takeReports().compactMap { report -> String? in
            if case .journal(let error) = report { error.description } else { nil }
        }
        #expect(told.count == 3)
        #expect(told.contains { $0.contains("text.journal: is no journal file") })
        #expect(told.contains { $0.contains("cut.journal: the journal file is damaged") })
        #expect(told.contains { $0.contains("newer.journal: was written by a newer systemd") })
        // Once, and not at each look.
        scene.drain()
        #expect(scene.takeReports() == [])
    }

    /// Bytes in the middle of a file are wrong: what can be read counts once, and the other file is read in full.
    @Test(arguments: UInt64(1)...12)
    func flippedBytesCostNoMoreThanTheirFile(seed: UInt64) throws {
        let scene = JournalScene()
        try scene.append(entries(0..<2_000, "bad"), to: "bad.journal")
        var random = SeededGenerator(seed: seed)
        let used = Int64(1_000_000)
        for _ in 0..<40 {
            scene.damage(
                "bad.journal", at: Int64.random(in: 4_096..<used, using: &random),
                with: (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        try scene.append(entries(0..<500, "good"), to: "good.journal")
        for _ in 0..<3 { scene.drain() }
        scene.restart()
        for _ in 0..<3 { scene.drain() }
        let good = scene.lines.filter { $0.contains("good-") }
        #expect(good == messages(0..<500, "good"), "seed \(seed)")
        let bad = scene.lines.filter { $0.hasPrefix("{\"id\":\"bad-") && $0.hasSuffix("\"}") }
        #expect(Set(bad).count == bad.count, "seed \(seed)")
    }

    /// The file is cut while it is mapped: a look at what is gone raises SIGBUS.
    @Test func aFileThatIsCutWhileItIsReadDoesNotEndTheProcess() throws {
        BusErrorGuard.install()
        let scene = JournalScene()
        scene.options.blockBytes = 4_096
        try scene.append(entries(0..<5_000, "cut"), to: "cut.journal")
        try scene.append(entries(0..<500, "good"), to: "good.journal")
        scene.read(limit: 3)
        truncate(scene.path("cut.journal"), 12_288)
        for _ in 0..<3 { scene.drain() }
        #expect(scene.lines.filter { $0.contains("good-") } == messages(0..<500, "good"))
        #expect(scene.reports.contains(.suspectedLoss(path: scene.path("cut.journal"))))
    }
}
