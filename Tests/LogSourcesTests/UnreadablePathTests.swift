import Glibc
import LogSources
import Testing

struct UnreadablePathTests {
    @Test func folderIsNoFile() {
        let scene = TailScene("app.log")
        mkdir(scene.path("app.log"), 0o755)
        scene.drain()
        scene.drain()
        #expect(scene.takeReports() == [.notAFile(path: scene.path("app.log"), kind: .directory)])
        rmdir(scene.path("app.log"))
        scene.append(logLines(1...1), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
    }

    @Test func fifoDoesNotStopTheOthers() {
        let scene = TailScene("*.log")
        mkfifo(scene.path("a.log"), 0o644)
        scene.append(logLines(1...1), to: "b.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
        #expect(scene.takeReports().contains(.notAFile(path: scene.path("a.log"), kind: .fifo)))
    }

    @Test func fileWhereAFolderShouldBe() {
        let scene = TailScene("folder/app.log")
        scene.append("", to: "folder")
        scene.drain()
        #expect(scene.takeReports() == [.waiting(path: scene.path("folder/app.log"))])
        scene.remove("folder")
        mkdir(scene.path("folder"), 0o755)
        scene.append(logLines(1...1), to: "folder/app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
    }

    @Test func danglingLinkIsWaitedFor() {
        let scene = TailScene("app.log")
        #expect(symlink(scene.path("target"), scene.path("app.log")) == 0)
        scene.drain()
        #expect(scene.takeReports() == [.waiting(path: scene.path("app.log"))])
        scene.append(logLines(1...1), to: "target")
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
    }

    /// Root may read everything.
    @Test(.enabled(if: geteuid() != 0))
    func permissionIsDeniedThenGranted() {
        let scene = TailScene("app.log")
        scene.append(logLines(1...1), to: "app.log")
        chmod(scene.path("app.log"), 0)
        scene.drain()
        scene.drain()
        let denied = FileError(path: scene.path("app.log"), operation: .open, code: EACCES)
        #expect(scene.takeReports() == [.failed(denied)])
        chmod(scene.path("app.log"), 0o644)
        scene.drain()
        #expect(scene.takeLines() == expected(1...1))
        #expect(
            scene.takeReports() == [
                .recovered(path: scene.path("app.log")), .opened(path: scene.path("app.log"), offset: 0),
            ])
    }

    @Test(arguments: [
        (ENOENT, "no such file"), (EACCES, "permission denied"), (EISDIR, "is a folder"), (EMFILE, "ulimit -n"),
        (EIO, "cannot read: Input/output error"),
    ])
    func errorsSayWhatToDo(code: Int32, text: String) {
        let error = FileError(path: "/x/app.log", operation: .read, code: code)
        #expect(error.description.hasPrefix("/x/app.log: "))
        #expect(error.description.contains(text))
    }
}
