import Glibc
import LogSources
import Testing

struct TwoNamesTests {
    private let scene = TailScene("*.jsonl")

    enum Link: CaseIterable { case hard, symbolic }

    private func link(_ kind: Link, _ name: String, _ other: String) {
        switch kind {
        case .hard: #expect(Glibc.link(scene.path(name), scene.path(other)) == 0)
        case .symbolic: #expect(symlink(scene.path(name), scene.path(other)) == 0)
        }
    }

    @Test(arguments: Link.allCases)
    func fileCountsOnce(kind: Link) {
        scene.append(logLines(1...3), to: "a.jsonl")
        link(kind, "a.jsonl", "b.jsonl")
        scene.drain()
        scene.drain()
        #expect(scene.takeLines() == expected(1...3))
        let twice = TailReport.sameFile(path: scene.path("b.jsonl"), other: scene.path("a.jsonl"))
        #expect(scene.takeReports().filter { $0 == twice }.count == 1)
        scene.append(logLines(4...4), to: "b.jsonl")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(4...4))
    }

    @Test(arguments: Link.allCases)
    func linkBeforeTheFile(kind: Link) {
        scene.append(logLines(1...3), to: "b.jsonl")
        link(kind, "b.jsonl", "a.jsonl")
        scene.drain()
        scene.restart()
        scene.append(logLines(4...4), to: "b.jsonl")
        scene.drain()
        #expect(scene.takeLines() == expected(1...4))
    }

    @Test func theOtherNameGoesOn() {
        scene.append(logLines(1...3), to: "a.jsonl")
        link(.hard, "a.jsonl", "b.jsonl")
        scene.drain()
        scene.remove("a.jsonl")
        scene.append(logLines(4...4), to: "b.jsonl")
        scene.drain()
        scene.drain(after: 100)
        scene.append(logLines(5...5), to: "b.jsonl")
        scene.drain(after: 100)
        scene.drain()
        #expect(scene.takeLines() == expected(1...5))
    }

    @Test func symbolicLinkIsTurnedToAnotherFile() {
        let scene = TailScene("current")
        scene.append(logLines(1...3), to: "first")
        #expect(symlink("first", scene.path("current")) == 0)
        scene.drain()
        scene.append(logLines(4...4), to: "first")
        scene.append(logLines(5...6), to: "second")
        scene.remove("current")
        #expect(symlink("second", scene.path("current")) == 0)
        scene.drain()
        scene.append(logLines(7...7), to: "first")
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...7))
    }

    /// `app.log` is named by both patterns; so is `app.log.1` by the second alone, after the rotation.
    @Test func twoPatternsNameTheSameFile() {
        let scene = TailScene("app.log", "app.log*")
        scene.append("one\n", to: "app.log")
        scene.append(String(repeating: "x", count: 100) + "\n", to: "app.log")
        scene.drain()
        #expect(scene.lines.count == 2)
        scene.rename("app.log", to: "app.log.1")
        scene.append("two\n", to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        scene.drain(after: 100)
        #expect(scene.lines.count == 3)
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        #expect(scene.lines.count == 3)
    }
}
