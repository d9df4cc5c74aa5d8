import LogSources
import Testing

struct TruncationTests {
    private let scene = TailScene("app.log")

    init() {
        scene.append(logLines(1...10), to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        _ = scene.takeReports()
    }

    private func restart(_ isDown: Bool) {
        if isDown { scene.restart() }
    }

    @Test(arguments: [false, true])
    func shrinks(isDown: Bool) {
        scene.truncate("app.log")
        restart(isDown)
        scene.drain()
        #expect(scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
        scene.append(logLines(11...12), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(11...12))
    }

    @Test(arguments: [false, true])
    func isWrittenAnewAndIsShorter(isDown: Bool) {
        scene.overwrite("app.log", with: logLines(11...12))
        restart(isDown)
        scene.drain()
        #expect(scene.takeLines() == expected(11...12))
        let reports = scene.takeReports()
        #expect(reports.contains(.suspectedLoss(path: scene.path("app.log"))))
        #expect(reports.contains(.truncated(path: scene.path("app.log"))) == !isDown)
    }

    @Test(arguments: [false, true])
    func isWrittenAnewPastTheOldPosition(isDown: Bool) {
        scene.overwrite("app.log", with: logLines(101...150))
        restart(isDown)
        scene.drain()
        #expect(scene.takeLines() == expected(101...150))
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().isEmpty)
    }

    /// Nothing but the time of the change tells.
    @Test(arguments: [false, true])
    func isWrittenAnewToTheSameSize(isDown: Bool) {
        let size = scene.size("app.log")
        scene.overwrite("app.log", with: logLines(1...10, of: "new"))
        #expect(scene.size("app.log") == size)
        scene.touch("app.log", seconds: 1_000_000_000)
        restart(isDown)
        scene.drain()
        #expect(scene.takeLines() == expected(1...10, of: "new"))
    }

    @Test func isWrittenAnewWithTheSameHead() {
        // 1024 bytes of the head and more are equal; the bytes before the position are not.
        scene.append(logLines(11...20), to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        scene.overwrite("app.log", with: logLines(1...12) + logLines(31...50))
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...12) + expected(31...50))
    }

    /// Every line ends alike, and one ends at the old position.
    @Test(arguments: [false, true])
    func isWrittenAnewWithTheSameBytesBeforeThePosition(isDown: Bool) {
        scene.overwrite("app.log", with: logLines(1...10, of: "new") + logLines(11...12, of: "new"))
        restart(isDown)
        scene.drain()
        #expect(scene.takeLines() == expected(1...12, of: "new"))
    }

    @Test func manyTimes() {
        for number in 1...30 {
            scene.overwrite("app.log", with: logLines((number * 100)...(number * 100 + number % 7)))
            if number % 4 == 0 { scene.restart() }
            scene.drain()
            #expect(scene.takeLines() == expected((number * 100)...(number * 100 + number % 7)))
        }
    }

    @Test func rotatedFileIsTruncated() {
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(11...11), to: "app.log")
        scene.drain()
        scene.truncate("app.log.1")
        scene.drain()
        scene.drain(after: 100)
        #expect(scene.takeLines() == expected(11...11))
        #expect(scene.tailer?.lag().map(\.files) == [1])
    }

    @Test func halfLineIsCutOff() {
        scene.append("half", to: "app.log")
        scene.drain()
        scene.truncate("app.log", to: Int(scene.size("app.log")) - 4)
        scene.append(logLines(11...11), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(11...11))
        #expect(scene.takeReports().isEmpty)
    }
}
