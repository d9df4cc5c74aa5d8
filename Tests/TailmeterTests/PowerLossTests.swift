import Foundation
import Glibc
import TestKit
import Testing

/// The power fails at any instant: a figure that was scraped stays, the ledger is never damaged, and counting goes on exactly.
@Suite(.enabled(if: CompiledProgram.isPossible, "needs clang"))
struct PowerLossTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// The same numbers each time; `TAILMETER_POWER_SEED` tries others, `TAILMETER_POWER_LOSSES` more instants.
    private static let seed = environment["TAILMETER_POWER_SEED"].flatMap { UInt64($0) } ?? 20_261_124
    private static let losses = environment["TAILMETER_POWER_LOSSES"].flatMap { Int($0) } ?? 16

    @Test(.timeLimit(.minutes(30)))
    func whatWasScrapedIsOnTheDiskAndTheRestIsCountedOnce() async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: Self.seed)
        var written = 0
        /// How many lines were scraped by a place in the journal.
        var scraped: [(instant: Int, lines: Int)] = []
        func instant() throws -> Int { try Data(contentsOf: URL(filePath: folder.path("journal"))).count }

        // Three runs: the ledger is made, its write-ahead log grows, is moved into it and made anew; one run is killed.
        for run in 1...3 {
            let daemon = try Daemon(
                ["app.log"], in: folder,
                environment: [
                    "LD_PRELOAD": CompiledProgram.faults, "FAULTS_FOLDER": folder.path("tailmeter-state"),
                    "FAULTS_JOURNAL": folder.path("journal"),
                ])
            for _ in 1...8 {
                let count = Int.random(in: 1...400, using: &random)
                try folder.append(SequencedLog.text((written + 1)...(written + count)), to: "app.log")
                written += count
                let page = try await daemon.metrics("lines are read") { $0.lines == written }
                scraped.append((try instant(), page.lines))
            }
            if run == 2 { try await daemon.kill() } else { #expect(try await daemon.stop().end == .exited(0)) }
        }
        let disk = RecordedDisk(journal: Array(try Data(contentsOf: URL(filePath: folder.path("journal")))))
        #expect(disk.instants.count > 100, "the test had little to do")
        for loss in 1...Self.losses {
            let instant = try #require(disk.instants.randomElement(using: &random))
            let note = Comment(rawValue: "seed \(Self.seed), loss \(loss) at byte \(instant) of the journal")
            let state = "disk-\(loss)"
            mkdir(folder.path(state), 0o700)
            for (path, bytes) in disk.contents(at: instant, using: &random) {
                try folder.write(bytes, to: "\(state)/\(path.split(separator: "/").last ?? "")")
            }
            // Without the log, what is served comes from the disk alone.
            try folder.rename("app.log", to: "held.txt")
            let first = try Daemon(["app.log", "--state", state], in: folder)
            try await first.readiness(200)
            let page = try await first.metrics()
            let known = scraped.last { $0.instant <= instant }?.lines ?? 0
            #expect(page.lines >= known, note)
            #expect(SequencedLog.differences(page, lines: page.lines) == [], note)
            #expect(!first.process.errors.contains("damaged"), note)
            try await first.kill()
            try folder.rename("held.txt", to: "app.log")
            let next = try Daemon(["app.log", "--state", state], in: folder)
            let whole = try await next.metrics("all is read; \(note)") { $0.lines >= written }
            #expect(SequencedLog.differences(whole, lines: written) == [], note)
            try await next.kill()
        }
    }
}
