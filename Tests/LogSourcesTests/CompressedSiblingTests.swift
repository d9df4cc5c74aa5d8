import Foundation
import LogSources
import Testing

/// A rotated file that was compressed, by `gzip` itself: what was not read of it is read from what `gzip` made.
struct CompressedSiblingTests {
    private let scene = TailScene("app.log")

    /// Runs `gzip` in a scene's folder.
    private func gzip(_ arguments: String, in other: TailScene? = nil) {
        let scene = other ?? scene
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "cd '\(scene.folder)' && \(arguments)"]
        try? process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(arguments)")
    }

    private var losses: [TailReport] {
        scene.takeReports().filter { if case .suspectedLoss = $0 { true } else { false } }
    }

    /// Looks again later, and after a restart: nothing comes twice.
    private func expectNothingMore(_ lines: [String]) {
        for _ in 0..<2 {
            scene.drain(after: 100)
            scene.drain(after: 100)
            scene.restart()
        }
        #expect(scene.lines.sorted() == lines.sorted())
    }

    enum Rotation: CaseIterable { case atOnce, dated, delayed, plainName, members }

    private func rotate(_ rotation: Rotation) {
        switch rotation {
        case .atOnce: gzip("mv app.log app.log.1 && gzip app.log.1")
        case .dated: gzip("mv app.log app.log-20261124 && gzip app.log-20261124")
        case .delayed: gzip("mv app.log app.log.2 && gzip app.log.2 && echo >/dev/null")
        case .plainName: gzip("gzip app.log")
        case .members:
            gzip(
                "head -c 150 app.log | gzip > m && tail -c +151 app.log | gzip >> m && rm app.log && mv m app.log.1.gz")
        }
    }

    @Test(arguments: Rotation.allCases, [16, 262_144])
    func theRestIsReadAfterARestart(rotation: Rotation, blockBytes: Int) {
        scene.options.blockBytes = blockBytes
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...2_000), to: "app.log")
        rotate(rotation)
        scene.append(logLines(2_001...2_002), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.lines.filter { $0 != logLine(2_001) && $0 != logLine(2_002) } == expected(1...2_000))
        #expect(losses == [])
        expectNothingMore(expected(1...2_002))
    }

    /// The file is followed while `gzip` reads it, and gone when it is through.
    @Test(arguments: Rotation.allCases)
    func liveRotationIsReadFromTheFileItself(rotation: Rotation) {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...50), to: "app.log")
        rotate(rotation)
        scene.append(logLines(51...52), to: "app.log")
        scene.drain()
        #expect(losses == [])
        expectNothingMore(expected(1...52))
    }

    @Test func severalRotationsWhileDownAreReadWhole() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...10), to: "app.log")
        gzip("mv app.log app.log.2 && gzip app.log.2")
        scene.append(logLines(11...20), to: "app.log")
        gzip("mv app.log app.log.1 && gzip app.log.1")
        scene.append(logLines(21...22), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(losses == [])
        expectNothingMore(expected(1...22))
        // They move on, as logrotate moves them.
        gzip("mv app.log.2.gz app.log.3.gz && mv app.log.1.gz app.log.2.gz && mv app.log app.log.1")
        scene.append(logLines(23...24), to: "app.log")
        scene.drain()
        expectNothingMore(expected(1...24))
    }

    /// `gzip` was stopped in the middle: both are there, and the half one is passed over until the other is gone.
    @Test func aHalfWrittenFileBesideItsSourceIsPassedOver() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...2_000), to: "app.log")
        gzip("mv app.log app.log.1 && gzip -k app.log.1 && head -c 900 app.log.1.gz > half && mv half app.log.1.gz")
        scene.append(logLines(2_001...2_001), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.lines.sorted() == expected(1...2_001).sorted())
        gzip("gzip -f app.log.1")
        scene.drain()
        expectNothingMore(expected(1...2_001))
    }

    /// It grows while it is read: what is there is read, and the rest when it comes.
    @Test func aFileThatIsStillWrittenIsReadOn() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...3_000), to: "app.log")
        gzip("gzip -c app.log > whole && rm app.log && head -c 2000 whole > app.log.1.gz")
        scene.append(logLines(3_001...3_001), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.lines.count < 3_001)
        gzip("tail -c +2001 whole >> app.log.1.gz && rm whole")
        scene.drain()
        #expect(losses == [])
        expectNothingMore(expected(1...3_001))
    }

    @Test func aCutOffFileIsASuspectedLoss() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...3_000), to: "app.log")
        gzip("gzip -c app.log > whole && rm app.log && head -c 2000 whole > app.log.1.gz && rm whole")
        scene.append(logLines(3_001...3_001), to: "app.log")
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        #expect(losses.count == 1)
        #expect(
            Array(scene.lines.filter { $0 != logLine(3_001) })
                == Array(expected(1...3_000).prefix(scene.lines.count - 1)))
    }

    /// What was compressed before the first contact is not read, wherever it moves.
    @Test func olderFilesStayUnread() {
        scene.append(logLines(1...500), to: "app.log")
        gzip("mv app.log app.log.1 && gzip app.log.1")
        scene.append(logLines(501...502), to: "app.log")
        scene.drain()
        gzip("mv app.log.1.gz app.log.2.gz && mv app.log app.log.1")
        scene.append(logLines(503...503), to: "app.log")
        scene.drain()
        expectNothingMore(expected(501...503))
    }

    /// With `backlog`, what was rotated away before the first contact is read too, and once.
    @Test func theBacklogIsReadWhereItIsWanted() {
        scene.readsBacklog = true
        scene.append(logLines(1...300), to: "app.log")
        gzip("mv app.log app.log.2 && gzip app.log.2")
        scene.append(logLines(301...302), to: "app.log")
        gzip("mv app.log app.log.1")
        scene.append(logLines(303...303), to: "app.log")
        scene.drain()
        gzip("gzip app.log.1")
        scene.append(logLines(304...304), to: "app.log")
        expectNothingMore(expected(1...304))
    }

    @Test func compressedFilesThatThePatternNamesAreReadOnce() {
        let scene = TailScene("app.log*")
        scene.append(logLines(1...300), to: "app.log")
        scene.drain()
        scene.append(logLines(301...400), to: "app.log")
        gzip("mv app.log app.log.1 && gzip app.log.1", in: scene)
        scene.append(logLines(401...402), to: "app.log")
        scene.restart()
        for _ in 0..<3 { scene.drain(after: 100) }
        gzip("mv app.log.1.gz app.log.2.gz", in: scene)
        scene.drain()
        #expect(scene.lines.sorted() == expected(1...402).sorted())
    }
}
