import LogSources
import Testing

/// First contact with a path is with the live file alone.
struct IgnoredSiblingsTests {
    private let scene = TailScene("app.log")

    private func rotate(_ files: Int) {
        for old in stride(from: files, through: 1, by: -1) {
            scene.rename("app.log.\(old)", to: "app.log.\(old + 1)")
        }
        scene.rename("app.log", to: "app.log.1")
    }

    @Test(arguments: [1, 3, 64, 100])
    func olderSiblingsAreNeverRead(siblings: Int) {
        for number in 1...siblings { scene.append(logLines(1...2, of: "old-\(number)"), to: "app.log.\(number)") }
        scene.append(logLines(1...1), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))

        rotate(siblings)
        scene.append(logLines(2...2), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(2...2))

        rotate(siblings + 1)
        scene.append(logLines(3...3), to: "app.log")
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(3...3))
    }

    @Test func siblingThatGrowsIsNotReadEither() {
        scene.append(logLines(1...2, of: "old"), to: "app.log.1")
        scene.append(logLines(1...1), to: "app.log")
        scene.drain()
        scene.append(logLines(3...3, of: "old"), to: "app.log.1")
        rotate(1)
        scene.append(logLines(2...2), to: "app.log")
        scene.drain()
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...2))
    }

    @Test func smallAndEmptySiblings() {
        scene.append("", to: "app.log.1")
        scene.append("a\n", to: "app.log.2")
        scene.append(logLines(1...1), to: "app.log")
        scene.drain()
        rotate(2)
        scene.append(logLines(2...2), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...2))
    }
}
