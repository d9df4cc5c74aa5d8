import LogSources
import Testing

struct PartialLineTests {
    private let scene = TailScene("app.log")

    @Test func waitsAndIsCompleted() {
        scene.append(logLines(1...1) + "{\"half\":", to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
        scene.drain(after: 1_000)
        scene.append("1", to: "app.log")
        scene.drain(after: 1_000)
        #expect(scene.takeLines().isEmpty)
        scene.append("}\n", to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == ["{\"half\":1}"])
        #expect(scene.rests.isEmpty)
    }

    @Test func isCompletedWhileDown() {
        scene.append(logLines(1...1) + "{\"half\":", to: "app.log")
        scene.drain()
        scene.append("1}\n" + logLines(2...2), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...1) + ["{\"half\":1}"] + expected(2...2))
    }

    @Test func fileOfOnlyAPartialLine() {
        scene.append("{\"half\":", to: "app.log")
        scene.drain()
        scene.restart()
        scene.drain()
        scene.append("1}\n", to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == ["{\"half\":1}"])
    }

    @Test func longPartialLineOfManyBlocks() {
        scene.options.blockBytes = 100
        let long = String(repeating: "y", count: 10_000)
        scene.append(long, to: "app.log")
        scene.drain()
        scene.append(long, to: "app.log")
        scene.drain()
        #expect(scene.takeLines().isEmpty)
        scene.append("\n" + logLines(1...20), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == [long + long] + expected(1...20))
    }

    @Test func lastLineOfARotatedFileCountsOnceItIsQuiet() {
        scene.append(logLines(1...1) + "{\"last\":1}", to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(2...2), to: "app.log")
        scene.drain()
        scene.drain(after: 58)
        #expect(scene.rests.isEmpty)
        scene.drain(after: 2)
        #expect(scene.rests == ["{\"last\":1}"])
        scene.drain(after: 100)
        scene.restart()
        scene.drain(after: 100)
        #expect(scene.rests == ["{\"last\":1}"])
        #expect(scene.takeLines() == expected(1...2))
    }

    @Test func lastLineOfADeletedFileCountsAtOnce() {
        scene.append(logLines(1...1) + "{\"last\":1}", to: "app.log")
        scene.drain()
        scene.remove("app.log")
        scene.drain()
        #expect(scene.rests == ["{\"last\":1}"])
    }

    @Test func halfLineOfAFileMovedAwayAndBackIsNoRest() {
        scene.append(logLines(1...1) + "{\"half\":", to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "elsewhere")
        scene.drain()
        scene.rename("elsewhere", to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        scene.append("1}\n", to: "app.log")
        scene.drain()
        #expect(scene.rests.isEmpty)
        #expect(scene.takeLines() == expected(1...1) + ["{\"half\":1}"])
    }
}
