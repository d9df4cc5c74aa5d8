import LogSources
import Testing

struct RenameRotationTests {
    private let scene = TailScene("app.log")

    @Test func newFileIsReadAndTheOldOneToItsEnd() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...5), to: "app.log")
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(6...7), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...7))
        #expect(scene.takeReports().contains(.rotated(path: scene.path("app.log"))))
        #expect(scene.tailer?.lag().map(\.files) == [2])
    }

    @Test func writesToTheRenamedFileAreRead() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(4...4), to: "app.log")
        scene.drain()
        // Each write holds the file open for another 60 s.
        for number in 10...14 {
            scene.append(logLines(number...number), to: "app.log.1")
            scene.drain(after: 59)
        }
        let all = expected(1...4) + expected(10...14)
        #expect(scene.takeLines().sorted() == all.sorted())
        scene.drain(after: 60)
        #expect(scene.tailer?.lag().map(\.files) == [1])
    }

    /// The time of waiting begins with the rotation, however long nothing was written before it.
    @Test func idleFileIsFollowedFromItsRotationOn() {
        scene.append(logLines(1...3) + "{\"half\":", to: "app.log")
        scene.drain()
        scene.drain(after: 5_000)
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(4...4), to: "app.log")
        scene.drain(after: 5_000)
        scene.append("1}\n", to: "app.log.1")
        scene.drain(after: 59)
        #expect(scene.takeLines() == expected(1...4) + ["{\"half\":1}"])
        #expect(scene.rests.isEmpty)
    }

    @Test func writesToTheRenamedFileAfterARestartAreRead() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(4...4), to: "app.log")
        scene.drain()
        scene.restart()
        scene.drain()
        scene.append(logLines(5...5), to: "app.log.1")
        scene.drain()
        #expect(scene.takeLines() == expected(1...5))
    }

    @Test func lateWritesToAFinishedFileAreReadAtTheNextRotation() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(4...4), to: "app.log")
        scene.drain()
        scene.drain(after: 100)
        scene.append(logLines(5...5), to: "app.log.1")
        scene.rename("app.log.1", to: "app.log.2")
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(6...6), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...6))
    }

    @Test func newFileComesLater() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log.1")
        scene.drain()
        scene.append(logLines(5...5), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...5))
    }

    @Test func twoRotationsBetweenTwoLooks() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(5...6), to: "app.log")
        scene.rename("app.log.1", to: "app.log.2")
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(7...7), to: "app.log")
        scene.drain()
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...7))
    }

    @Test func manyRotationsWithRestarts() {
        scene.append(logLines(0...0), to: "app.log")
        scene.drain()
        for number in 1...20 {
            for old in stride(from: number - 1, through: 1, by: -1) {
                scene.rename("app.log.\(old)", to: "app.log.\(old + 1)")
            }
            scene.rename("app.log", to: "app.log.1")
            scene.append(logLines(number...number), to: "app.log")
            if number % 3 == 0 { scene.restart() }
            scene.drain(after: number % 4 == 0 ? 100 : 1)
        }
        #expect(scene.takeLines().sorted() == expected(0...20).sorted())
    }

    @Test func smallFilesBelowTheFingerprintGoByTheirInode() {
        scene.append("a\n", to: "app.log")
        scene.drain()
        scene.append("b\n", to: "app.log")
        scene.rename("app.log", to: "app.log.1")
        scene.append("a\n", to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().sorted() == ["a", "a", "b"])
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().isEmpty)
    }
}
