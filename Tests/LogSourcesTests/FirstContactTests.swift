import LogSources
import Testing

struct FirstContactTests {
    private let scene = TailScene("app.log")

    @Test func readsFromTheStart() {
        scene.append(logLines(1...1_000), to: "app.log")
        scene.options.blockBytes = 1_000
        scene.drain()
        #expect(scene.takeLines() == expected(1...1_000))
        #expect(scene.takeReports() == [.opened(path: scene.path("app.log"), offset: 0)])
        scene.append(logLines(1_001...1_010), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1_001...1_010))
        scene.drain()
        #expect(scene.takeLines().isEmpty)
    }

    @Test func restartReadsOnFromThePosition() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...5), to: "app.log")
        scene.restart()
        scene.drain()
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...5))
    }

    @Test func whatWasNotCommittedIsReadAgain() {
        scene.options.blockBytes = 200
        scene.append(logLines(1...10), to: "app.log")
        scene.read(limit: 2)
        scene.commit()
        scene.read(limit: 2)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...10))
    }

    @Test func linesBeforeAreCounted() throws {
        scene.append(logLines(1...7), to: "app.log")
        scene.drain()
        scene.restart()
        scene.append(logLines(8...9), to: "app.log")
        let tailer = try #require(scene.tailer)
        tailer.scan(now: 2_000)
        let read = try #require(tailer.next(now: 2_000))
        #expect(read.linesBefore == 7)
        #expect(read.path == scene.path("app.log"))
        #expect(read.source == scene.path("app.log"))
    }

    @Test func lagIsWhatIsNotRead() throws {
        scene.append(logLines(1...2), to: "app.log")
        scene.drain()
        let tailer = try #require(scene.tailer)
        #expect(tailer.lag().map(\.bytes) == [0])
        scene.append("1234567", to: "app.log")
        #expect(tailer.lag().map(\.bytes) == [7])
    }

    @Test func checkFindsGrowthWithoutAScan() throws {
        scene.append(logLines(1...2), to: "app.log")
        scene.drain()
        let tailer = try #require(scene.tailer)
        scene.append(logLines(3...3), to: "app.log")
        #expect(tailer.next(now: 2_000) == nil)
        tailer.check()
        #expect(tailer.next(now: 2_000) != nil)
        #expect(tailer.next(now: 2_000) == nil)
    }
}

struct StartsAtEndTests {
    private let scene = TailScene("app*.log")

    init() {
        scene.options.startsAtEnd = true
    }

    @Test func passesOverWhatIsThere() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().isEmpty)
        scene.append(logLines(4...5), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(4...5))
    }

    @Test func positionOfTheEndSurvivesARestart() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...5), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(4...5))
    }

    @Test(arguments: [10, 70_000, 200_000])
    func halfLineAtTheEndCountsWhenItIsWhole(length: Int) {
        let half = String(repeating: "x", count: length)
        scene.append(logLines(1...3) + half, to: "app.log")
        scene.drain()
        scene.append("-end\n", to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == [half + "-end"])
    }

    @Test func halfLineOfAFileWithoutALineFeed() {
        scene.append("half", to: "app.log")
        scene.drain()
        scene.append(" whole\n", to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == ["half whole"])
    }

    @Test func filesThatAppearLaterAreReadFromTheirStart() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(1...2, of: "new"), to: "app-new.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...2, of: "new"))
    }

    /// Tailmeter was there before the file was.
    @Test func filesThatAppearWhileDownAreReadFromTheirStart() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(1...2, of: "new"), to: "app-new.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...2, of: "new"))
    }

    @Test func truncatedFileIsReadFromItsStart() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.overwrite("app.log", with: logLines(7...7))
        scene.drain()
        #expect(scene.takeLines() == expected(7...7))
    }
}
