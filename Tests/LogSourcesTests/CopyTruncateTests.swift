import LogSources
import Testing

struct CopyTruncateTests {
    private let scene = TailScene("app.log")

    init() {
        scene.append(logLines(1...20), to: "app.log")
        scene.drain()
    }

    /// The copy holds lines that nobody read yet.
    @Test(arguments: [false, true], [0, 1, 60])
    func copyHoldsUnreadLines(isDown: Bool, newLines: Int) {
        scene.append(logLines(21...23), to: "app.log")
        scene.copy("app.log", to: "app.log.1")
        scene.overwrite("app.log", with: logLines(100..<(100 + newLines)))
        if isDown { scene.restart() }
        scene.drain()
        let all = expected(1...23) + expected(100..<(100 + newLines))
        #expect(scene.lines.sorted() == all.sorted())
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
        scene.append(logLines(500...500), to: "app.log")
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().count == 24 + newLines)
    }

    @Test(arguments: [false, true])
    func copyHoldsWhatIsRead(isDown: Bool) {
        scene.copy("app.log", to: "app.log.1")
        scene.overwrite("app.log", with: logLines(21...21))
        if isDown { scene.restart() }
        scene.drain()
        scene.drain(after: 100)
        #expect(scene.takeLines() == expected(1...21))
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
    }

    /// Lines that were written and read between the copy and the truncation are in no file any more.
    @Test(arguments: [false, true])
    func copyIsShorterThanWhatWasRead(isDown: Bool) {
        scene.copy("app.log", to: "app.log.1")
        scene.append(logLines(21...22), to: "app.log")
        scene.drain()
        scene.overwrite("app.log", with: logLines(23...23))
        if isDown { scene.restart() }
        scene.drain()
        scene.drain(after: 100)
        #expect(scene.takeLines() == expected(1...23))
    }

    @Test func manyTimesWithNumbers() {
        for number in 1...10 {
            for old in stride(from: number - 1, through: 1, by: -1) {
                scene.rename("app.log.\(old)", to: "app.log.\(old + 1)")
            }
            scene.append(logLines([number * 100]), to: "app.log")
            scene.copy("app.log", to: "app.log.1")
            scene.overwrite("app.log", with: logLines([number * 100 + 1, number * 100 + 2]))
            if number % 3 == 0 { scene.restart() }
            scene.drain(after: number % 2 == 0 ? 100 : 1)
        }
        let numbers: [Int] = (1...10).flatMap { number in (number * 100)...(number * 100 + 2) }
        let all = expected(1...20) + expected(numbers)
        #expect(scene.takeLines().sorted() == all.sorted())
    }

    /// The copy has the inode of the copy before it, which is closed at its end.
    @Test(arguments: [1, 512], [false, true])
    func copyGetsAUsedInode(maximumOpenFiles: Int, isReadFirst: Bool) {
        let scene = TailScene("app.log*")
        scene.options.maximumOpenFiles = maximumOpenFiles
        scene.restart()
        scene.append(logLines(1...30), to: "app.log.1")
        scene.append(logLines(31...60), to: "app.log")
        scene.drain()
        scene.append(logLines(61...70), to: "app.log")
        if isReadFirst { scene.drain() }
        scene.overwrite("app.log.1", with: logLines(31...70))
        scene.overwrite("app.log", with: logLines(71...72))
        scene.drain()
        scene.drain()
        #expect(scene.lines.sorted() == expected(1...72).sorted())
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().count == 72)
    }
}
