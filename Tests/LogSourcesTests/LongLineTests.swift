import LogSources
import Testing
import UsageModel

struct LongLineTests {
    private let scene = TailScene("app.log")

    init() {
        scene.options.maximumLineBytes = 1_000
    }

    /// Blocks smaller than a line, between, and larger.
    @Test(arguments: [64, 300, 1_001, 5_000, 262_144], [1_001, 1_002, 5_000, 100_000])
    func isPassedOverAndCountedOnce(blockBytes: Int, length: Int) {
        scene.options.blockBytes = blockBytes
        scene.append(logLines(1...3) + String(repeating: "x", count: length) + "\n" + logLines(4...6), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...6))
        #expect(scene.tooLong == 1)
        #expect(scene.takeReports().filter { if case .lineTooLong = $0 { true } else { false } }.count == 1)
        // For the numbers of the lines behind it.
        #expect(scene.ledger.values.map(\.lines) == [7])
    }

    @Test(arguments: [64, 300, 999, 1_000, 1_001, 5_000])
    func lineOfTheLargestLengthPasses(blockBytes: Int) {
        scene.options.blockBytes = blockBytes
        let long = String(repeating: "x", count: 1_000)
        scene.append(logLines(1...3) + long + "\n" + logLines(4...6), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...3) + [long] + expected(4...6))
        #expect(scene.tooLong == 0)
    }

    @Test func positionInsideSurvivesARestart() {
        scene.options.blockBytes = 100
        scene.append(logLines(1...1) + String(repeating: "x", count: 5_000), to: "app.log")
        scene.drain()
        #expect(scene.tooLong == 1)
        scene.restart()
        scene.append(String(repeating: "y", count: 5_000), to: "app.log")
        scene.drain()
        scene.restart()
        scene.append("z\n" + logLines(2...3), to: "app.log")
        scene.drain()
        #expect(scene.tooLong == 1)
        #expect(scene.takeLines() == expected(1...3))
    }

    @Test func twoInARow() {
        scene.options.blockBytes = 100
        let long = String(repeating: "x", count: 3_000) + "\n"
        scene.append(long + long + logLines(1...1) + long, to: "app.log")
        scene.drain()
        #expect(scene.tooLong == 3)
        #expect(scene.takeLines() == expected(1...1))
    }

    @Test func rotatedFileEndsInside() {
        scene.append(logLines(1...1) + String(repeating: "x", count: 5_000), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(2...2), to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        #expect(scene.tooLong == 1)
        #expect(scene.rests.isEmpty)
        #expect(scene.takeLines() == expected(1...2))
    }

    @Test func lineIsTruncatedAway() {
        scene.append(logLines(1...1) + String(repeating: "x", count: 5_000), to: "app.log")
        scene.drain()
        scene.overwrite("app.log", with: logLines(2...2))
        scene.drain()
        #expect(scene.takeLines() == expected(1...2))
    }

    /// Tens of thousands of blocks: as many steps as do not fit a call stack.
    @Test func endlessLine() {
        scene.options.blockBytes = 4_096
        scene.append(logLines(1...1), to: "app.log")
        scene.truncate("app.log", to: 32 << 20)
        scene.append("\n" + logLines(2...2), to: "app.log")
        scene.drain()
        #expect(scene.tooLong == 1)
        #expect(scene.takeLines() == expected(1...2))
    }
}
