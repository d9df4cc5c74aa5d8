import LogSources
import Testing

/// The pattern names the rotated files too.
struct NamedRotationTests {
    private let scene = TailScene("app.log*")

    private func rotate(_ rotations: Int) {
        for old in stride(from: rotations - 1, through: 1, by: -1) {
            scene.rename("app.log.\(old)", to: "app.log.\(old + 1)")
        }
        scene.rename("app.log", to: "app.log.1")
    }

    @Test func liveRotations() {
        scene.append(logLines(0...1), to: "app.log")
        scene.drain()
        var all = Array(0...1)
        for number in 1...6 {
            scene.append(logLines([number * 10]), to: "app.log")
            rotate(number)
            scene.append(logLines([number * 10 + 1]), to: "app.log.1")
            scene.append(logLines([number * 10 + 2]), to: "app.log")
            scene.drain(after: number % 2 == 0 ? 100 : 1)
            scene.append(logLines([number * 10 + 3]), to: "app.log.1")
            scene.drain(after: number % 3 == 0 ? 100 : 1)
            all += (number * 10)...(number * 10 + 3)
        }
        for _ in 0..<3 { scene.drain(after: 100) }
        #expect(scene.takeLines().sorted() == expected(all).sorted())
        let reports = scene.takeReports()
        #expect(!reports.contains { if case .sameFile = $0 { true } else { false } })
        #expect(!reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    @Test(arguments: [1, 2, 3])
    func whileDown(rotations: Int) {
        scene.append(logLines(0...1), to: "app.log")
        scene.drain()
        scene.append(logLines(2...2), to: "app.log")
        for number in 1...rotations {
            rotate(number)
            scene.append(logLines([number * 10]), to: "app.log")
        }
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        let all = expected(0...2) + expected((1...rotations).map { $0 * 10 })
        #expect(scene.takeLines().sorted() == all.sorted())
        #expect(!scene.takeReports().contains { if case .suspectedLoss = $0 { true } else { false } })
    }

    @Test func copyTruncateLive() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.copy("app.log", to: "app.log.1")
        scene.overwrite("app.log", with: logLines(5...5))
        for _ in 0..<3 { scene.drain() }
        #expect(scene.takeLines().sorted() == expected(1...5))
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().isEmpty)
    }

    @Test func copyTruncateWithALookBetweenCopyAndTruncation() {
        scene.append(logLines(1...20), to: "app.log")
        scene.drain()
        scene.append(logLines(21...21), to: "app.log")
        scene.copy("app.log", to: "app.log.1")
        scene.drain()
        scene.append(logLines(22...22), to: "app.log")
        scene.drain()
        scene.overwrite("app.log", with: logLines(23...23))
        for _ in 0..<3 { scene.drain() }
        #expect(scene.takeLines() == expected(1...23))
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().isEmpty)
    }

    /// The event that a file was made comes when the copy is empty still.
    @Test func copyTruncateWithLooksWhileCopying() {
        let text = logLines(1...20)
        scene.append(text, to: "app.log")
        scene.drain()
        for (from, to) in [(0, 0), (0, 500), (500, 1_500), (1_500, text.utf8.count)] {
            scene.append(Array(Array(text.utf8)[from..<to]), to: "app.log.1")
            scene.drain()
        }
        scene.append(logLines(21...21), to: "app.log")
        scene.drain()
        scene.overwrite("app.log", with: logLines(22...22))
        for _ in 0..<3 { scene.drain() }
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...22))
    }

    /// Named like a rotated one and beginning alike, but another worker's.
    @Test func liveFilesWithTheSameHeadAreNoCopies() {
        let scene = TailScene("app*.log")
        let banner = logLines(1...12, of: "banner")
        scene.append(banner + logLines(1...5), to: "app.log")
        scene.drain()
        scene.append(banner, to: "app-2.log")
        scene.drain()
        scene.append(logLines(6...6), to: "app-2.log")
        scene.drain()
        scene.append(logLines(7...7), to: "app-2.log")
        scene.restart()
        scene.drain()
        let lines = scene.takeLines()
        #expect(lines.filter { $0.contains("app-") } == expected(1...7))
        #expect(lines.filter { $0.contains("banner-") }.count == 24)
    }

    @Test func copyTruncateWhileDown() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.copy("app.log", to: "app.log.1")
        scene.overwrite("app.log", with: logLines(5...5))
        scene.restart()
        scene.drain()
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...5))
    }

    /// The new name sorts before the old one.
    @Test func namesInAnyOrder() {
        let scene = TailScene("*.log")
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app-20261124.log")
        scene.append(logLines(4...4), to: "app-20261124.log")
        scene.append(logLines(5...5), to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...5))
        #expect(!scene.takeReports().contains { if case .sameFile = $0 { true } else { false } })
    }
}
