import LogSources
import Testing

struct LateFileTests {
    @Test func missingPathIsWaitedFor() {
        let scene = TailScene("app.log")
        scene.drain()
        scene.drain()
        #expect(scene.takeReports() == [.waiting(path: scene.path("app.log"))])
        scene.append(logLines(1...2), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...2))
    }

    @Test func globFindsFilesThatAppearLater() {
        let scene = TailScene("*.jsonl")
        scene.drain()
        #expect(scene.takeReports().isEmpty)
        for number in 1...5 {
            scene.append(logLines([number]), to: "\(number).jsonl")
            scene.append(logLines([number]), to: "\(number).txt")
            if number == 3 { scene.restart() }
            scene.drain()
        }
        #expect(scene.takeLines() == expected(1...5))
    }

    @Test func emptyFile() {
        let scene = TailScene("app.log")
        scene.append("", to: "app.log")
        scene.drain()
        #expect(scene.takeLines().isEmpty)
        scene.append(logLines(1...1), to: "app.log")
        scene.drain()
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
    }

    @Test func emptyFileIsTheSameGenerationAfterARestart() {
        let scene = TailScene("app.log")
        scene.append("", to: "app.log")
        for _ in 0..<5 {
            scene.drain()
            scene.restart()
        }
        #expect(scene.ledger.count == 1)
    }

    @Test func emptyFileIsRotated() {
        let scene = TailScene("app.log")
        scene.append("", to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append("", to: "app.log")
        scene.restart()
        scene.drain()
        scene.append(logLines(1...1), to: "app.log.1")
        scene.append(logLines(2...2), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...2))
    }
}
