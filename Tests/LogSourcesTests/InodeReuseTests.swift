import LogSources
import Testing
import UsageModel

/// The inode is a hint: the content decides.
struct InodeReuseTests {
    private let scene = TailScene("app.log")

    @Test(arguments: [1, 5, 50])
    func anotherContentUnderTheSameInode(lines: Int) {
        scene.append(logLines(1...5), to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        scene.remove("app.log")
        scene.append(logLines(100..<(100 + lines)), to: "app.log")
        let inode = FileStatus(path: scene.path("app.log"))?.inode ?? 0
        scene.editLedger { $0.inode = inode }
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(100..<(100 + lines)))
    }

    @Test func sameContentUnderAnotherInodeAndDevice() {
        scene.append(logLines(1...5), to: "app.log")
        scene.drain()
        scene.copy("app.log", to: "restored")
        scene.remove("app.log")
        scene.rename("restored", to: "app.log")
        scene.append(logLines(6...6), to: "app.log")
        scene.editLedger { $0.device += 1 }
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...6))
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
    }

    @Test func rotatedFileCameBackFromABackup() {
        scene.append(logLines(1...5), to: "app.log")
        scene.drain()
        scene.append(logLines(6...6), to: "app.log")
        scene.copy("app.log", to: "app.log.1")
        scene.remove("app.log")
        scene.append(logLines(7...7), to: "app.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...7))
    }

    @Test func ignoredSiblingsInodeIsUsedAgain() {
        scene.append(logLines(1...5, of: "old"), to: "app.log.1")
        scene.append(logLines(1...5), to: "app.log")
        scene.drain()
        scene.remove("app.log.1")
        scene.rename("app.log", to: "app.log.1")
        scene.append(logLines(6...6), to: "app.log")
        let inode = FileStatus(path: scene.path("app.log"))?.inode ?? 0
        scene.editLedger { if $0.state == .ignored { $0.inode = inode } }
        scene.restart()
        scene.drain()
        #expect(scene.takeLines() == expected(1...6))
    }
}
