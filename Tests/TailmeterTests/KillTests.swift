import Foundation
import TestKit
import Testing

/// The promise of exactly once, under SIGKILL at any instant.
struct KillTests {
    /// The same numbers each time; `TAILMETER_KILL_SEED` tries others.
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_124

    @Test(.timeLimit(.minutes(10)))
    func fiftyKillsWhileAnAppWritesAndRotatesLoseAndRepeatNothing() async throws {
        let folder = try TemporaryFolder()
        let writer = try RotatingWriter(folder, name: "app.log", seed: Self.seed)
        defer { writer.stop() }
        var random = SeededGenerator(seed: Self.seed &+ 1)
        var latest = ScrapedMetrics("")
        let note = Comment(rawValue: "seed \(Self.seed)")

        // The first contact with a path is with its live file alone, so rotation begins once that was made.
        let first = try Daemon(["app.log"], in: folder)
        latest = try await first.metrics("first lines are read") { $0.lines == writer.truth.lines }
        try await first.kill()

        for round in 1...50 {
            writer.resume()
            let daemon = try Daemon(["app.log"], in: folder)
            if Int.random(in: 0..<3, using: &random) > 0 {
                let page = try await daemon.metrics()
                #expect(page.decreases(since: latest).isEmpty, note)
                latest = page
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...150_000, using: &random)))
            if daemon.announcedPort != nil, Bool.random(using: &random) {
                let page = try await daemon.metrics()
                #expect(page.decreases(since: latest).isEmpty, note)
                latest = page
            }
            try await daemon.kill()
            if round % 10 == 0 {
                latest = try await expectTruth(of: writer, in: folder, since: latest, "\(note), after kill \(round)")
            }
            // What is written while nobody reads is there to catch up on.
            try await Task.sleep(for: .microseconds(Int.random(in: 0...80_000, using: &random)))
        }
        latest = try await expectTruth(of: writer, in: folder, since: latest, "\(note), at the end")
        #expect(writer.truth.lines > 10_000 && writer.rotations > 10, "the test had little to do")
    }

    /// Pauses the writer under a running daemon and lets that read all there is; then the oldest files can go.
    private func expectTruth(
        of writer: RotatingWriter, in folder: TemporaryFolder, since latest: ScrapedMetrics, _ note: Comment
    ) async throws -> ScrapedMetrics {
        let daemon = try Daemon(["app.log"], in: folder)
        try await daemon.readiness(200)
        // The app may still write to a file that was renamed before the daemon came up.
        try writer.pause()
        #expect(writer.failure == nil, note)
        let truth = writer.truth
        var page = try await daemon.metrics("all \(truth.lines) lines are read; \(note)") { $0.lines >= truth.lines }
        #expect(page.decreases(since: latest).isEmpty, note)
        #expect(truth.differences(from: page) == [], note)
        #expect(try await daemon.stop().end == .exited(0))

        // Nor does anything come later: a restart looks at every file again.
        let next = try Daemon(["app.log"], in: folder)
        try await next.readiness(200)
        page = try await next.metrics()
        #expect(truth.differences(from: page) == [], note)
        try writer.keep(generations: 5)
        try await next.metrics("files that are gone are let go; \(note)") { $0.sum("tailmeter_source_files") <= 6 }
        #expect(try await next.stop().end == .exited(0))
        return page
    }
}
