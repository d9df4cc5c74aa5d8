import LogSources
import Testing

/// The machine went down: the ledger was synchronised, the log was not and lost its last bytes.
struct NewBootTests {
    private let scene = TailScene("app.log")

    init() {
        scene.append(logLines(1...50), to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        _ = scene.takeReports()
        scene.options.isNewBoot = true
    }

    @Test func positionGoesBackToTheLastWholeLine() {
        scene.truncate("app.log", to: Int(scene.size("app.log")) - 150)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().isEmpty)
        #expect(scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
        scene.append("\n" + logLines(51...52), to: "app.log")
        scene.drain()
        let lines = scene.takeLines()
        #expect(lines.count == 3)
        #expect(Array(lines.suffix(2)) == expected(51...52))
    }

    @Test func clampedPositionSurvivesAnotherRestart() {
        scene.truncate("app.log", to: Int(scene.size("app.log")) - 150)
        scene.restart()
        scene.drain()
        scene.options.isNewBoot = false
        for _ in 0..<2 {
            scene.restart()
            scene.drain()
        }
        scene.append("\n" + logLines(51...51), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().last == logLine(51))
        #expect(scene.ledger.count == 1)
    }

    /// The last whole line that is left ends within the hashed head.
    @Test func clampedIntoTheHead() {
        let scene = TailScene("app.log")
        let long = String(repeating: "x", count: 5_000)
        scene.append(logLines(1...1) + long + "\n", to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        scene.truncate("app.log", to: 2_000)
        scene.options.isNewBoot = true
        scene.restart()
        scene.drain()
        scene.options.isNewBoot = false
        scene.restart()
        scene.drain()
        scene.append("\n" + logLines(2...2), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().last == logLine(2))
        #expect(!scene.lines.contains(logLine(1)))
        #expect(scene.ledger.count == 1)
    }

    @Test func anotherContentIsNotClamped() {
        scene.overwrite("app.log", with: logLines(101...120))
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(101...120))
    }

    @Test func withoutANewBootItIsATruncation() {
        scene.options.isNewBoot = false
        scene.truncate("app.log", to: logLines(1...20).utf8.count)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...20))
    }

    @Test func wholeFileIsNotTouched() {
        scene.append(logLines(51...51), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(51...51))
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
    }
}
