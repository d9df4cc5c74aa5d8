import LogSources
import Testing

/// Files that the user named never become one because they begin alike.
struct SameHeadTests {
    private let scene = TailScene("*.jsonl")

    @Test func bothAreRead() {
        scene.append(logLines(1...30), to: "a.jsonl")
        scene.append(logLines(1...30), to: "b.jsonl")
        scene.drain()
        #expect(scene.takeLines() == expected(1...30) + expected(1...30))
        scene.append(logLines(31...31), to: "a.jsonl")
        scene.append(logLines(32...32), to: "b.jsonl")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(31...32))
    }

    @Test func oneThatAppearsLaterIsReadWhole() {
        scene.append(logLines(1...30), to: "a.jsonl")
        scene.drain()
        scene.append(logLines(1...30) + logLines(40...40), to: "b.jsonl")
        scene.drain()
        #expect(scene.takeLines() == expected(1...30) + expected(1...30) + expected(40...40))
    }

    @Test func oneThatAppearsWhileDownIsReadWhole() {
        scene.append(logLines(1...30), to: "b.jsonl")
        scene.drain()
        _ = scene.takeLines()
        scene.append(logLines(1...30) + logLines(40...40), to: "a.jsonl")
        scene.append(logLines(41...41), to: "b.jsonl")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...30) + expected(40...41))
    }

    @Test func aFinishedContentDoesNotSwallowItsSuccessor() {
        let scene = TailScene("app.log")
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(1...4), to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...3) + expected(1...4))
    }

    /// A file of a blank line alone, with which the next one begins as well, is no copy of that.
    @Test(arguments: ["app.log", "app.log*"])
    func theShortestFileStaysItself(pattern: String) {
        let scene = TailScene(pattern)
        scene.append("\n", to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append("\n" + logLines(0..<5), to: "app.log")
        scene.restart()
        scene.drain()
        // The app still has the old one open.
        scene.append(logLines(5..<6), to: "app.log.1")
        scene.drain()
        #expect(scene.takeLines().sorted() == ["", ""] + expected(0..<6))
        scene.remove("app.log.1")
        for _ in 0..<2 { scene.drain() }
        scene.restart()
        for _ in 0..<2 { scene.drain() }
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
    }
}
