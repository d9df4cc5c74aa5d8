import Foundation
import Glibc
import LogSources
import Testing

struct DeletionTests {
    private let scene = TailScene("app.log")

    @Test func openFileIsDrained() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...6), to: "app.log")
        scene.remove("app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...6))
        #expect(scene.tailer?.lag().map(\.files) == [0])
    }

    @Test func fileThatIsDeletedBeforeItIsReadIsDrained() {
        scene.options.blockBytes = 200
        scene.append(logLines(1...30), to: "app.log")
        scene.read(limit: 1)
        scene.remove("app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...30))
    }

    /// No scan sees it any more: the look at what is open does.
    @Test func rotatedFileThatIsDeletedBeforeTheEndIsNoLossAfterARestart() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(4...4), to: "app.log")
        scene.drain()
        scene.remove("app.log.1")
        scene.checkAndDrain()
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...4))
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
    }

    /// As after a reload that does not wait for a backlog: the disk has the file's space back.
    @Test func fileThatWasNotReadToItsEndIsLetGoWithItsTailer() throws {
        scene.options.blockBytes = 200
        scene.append(logLines(1...30), to: "app.log")
        scene.read(limit: 1)
        scene.remove("app.log")
        #expect(try isOpen("app.log"))
        scene.restart()
        #expect(try !isOpen("app.log"))
    }

    private func isOpen(_ name: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").contains { descriptor in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return target?.hasPrefix(scene.path(name)) ?? false
        }
    }

    @Test func newFileAtThePathIsANewContent() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.remove("app.log")
        scene.append(logLines(1...2), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...3) + expected(1...2))
    }

    @Test func fileThatBecomesAFolderIsDrained() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.remove("app.log")
        mkdir(scene.path("app.log"), 0o755)
        scene.drain()
        #expect(scene.takeLines() == expected(1...4))
        #expect(scene.tailer?.lag().map(\.files) == [0])
    }

    @Test func globForgetsTheDeleted() {
        let scene = TailScene("*.log")
        scene.append(logLines(1...3), to: "a.log")
        scene.append(logLines(1...3, of: "b"), to: "b.log")
        scene.drain()
        scene.append(logLines(4...4), to: "a.log")
        scene.remove("a.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...3) + expected(1...3, of: "b") + expected(4...4))
        #expect(scene.tailer?.lag().map(\.files) == [1])
    }
}
