import TestKit
import Testing

/// What keeps commands from starting, and what they say and leave with then.
struct StartTests {
    @Test func aStateFolderInUseIsNamedWithItsProcess() async throws {
        let folder = try TemporaryFolder()
        let first = try Daemon(["app.log", "--state", "state"], in: folder)
        try await first.readiness(200)
        let second = try await Tailmeter.run(
            ["run", "app.log", "--state", "state", "--listen", "127.0.0.1:0"], in: folder)
        #expect(second.end == .exited(1))
        #expect(second.errors.contains("state"))
        #expect(second.errors.contains("process \(first.process.processID)"))
        // The first one goes on.
        try await first.readiness(200)
        try await first.kill()
        let third = try Daemon(["app.log", "--state", "state"], in: folder)
        try await third.readiness(200)
    }

    @Test func aPortInUseIsNamed() async throws {
        let folder = try TemporaryFolder()
        let first = try Daemon(["app.log", "--state", "one"], in: folder)
        let port = try await first.port()
        let second = try await Daemon(["app.log", "--state", "two"], in: folder, listen: "127.0.0.1:\(port)")
            .process.wait()
        #expect(second.end == .exited(1))
        #expect(second.errors.contains("127.0.0.1:\(port)"))
        #expect(second.errors.contains("in use"))
    }

    @Test(arguments: [
        ["run"],
        ["run", "app.log", "--bogus"],
        ["run", "app.log", "--listen", "9464"],
        ["run", "app.log", "--listen", "127.0.0.1:99999"],
        ["run", "app.log", "--listen", "0.0.0.0:0"],
        ["run", "app.log", "--from", "middle"],
        ["run", "app.log", "--timezone", "Asia/Tokio"],
        ["run", "app.log", "app.log"],
        ["run", "app.log", "--config", "settings.yaml"],
        ["analyze"],
        ["analyze", "app.log", "--bogus"],
        ["analyze", "app.log", "--timezone", "Mars/Olympus"],
        ["analyze", "app.log", "--since", "the day before"],
        ["analyze", "app.log", "--until", "2026-02-30"],
        ["analyze", "app.log", "--since", "2026-11-24", "--until", "2026-11-23"],
        ["analyze", "app.log", "--bucket", "year"],
        ["analyze", "app.log", "--by", ""],
        ["analyze", "app.log", "--by", "model,model"],
        ["analyze", "app.log", "--format", "xml"],
        ["explain", "--timezone", "nowhere"],
        ["check"],
        ["nonsense"],
    ])
    func aWrongCommandLineLeavesWithTwo(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let result = try await Tailmeter.run(arguments, in: folder)
        #expect(result.end == .exited(2), "\(result.errors)")
        #expect(result.output == "")
        let last = try #require(arguments.last)
        // The message names what is wrong, as far as there is something to name.
        if arguments.count > 2 || last == "nonsense", !["", "settings.yaml", "app.log"].contains(last) {
            #expect(result.errors.contains(arguments.contains("--bogus") ? "--bogus" : last), "\(result.errors)")
        }
        #expect(!result.errors.isEmpty)
    }

    @Test(arguments: [["--help"], ["--version"], ["run", "--help"], ["analyze", "--help"]])
    func helpIsNoError(arguments: [String]) async throws {
        let result = try await Tailmeter.run(arguments)
        #expect(result.end == .exited(0))
        #expect(!result.output.isEmpty)
        #expect(result.errors == "")
    }

    @Test func aStateFolderThatCannotBeIsNamed() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let result = try await Tailmeter.run(
            ["run", "app.log", "--state", "file/state", "--listen", "127.0.0.1:0"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("file/state"))
    }

    @Test func aLedgerThatIsNoDatabaseIsMovedAside() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let shell = try await Tailmeter.shell(
            "mkdir state && head -c 20000 /dev/zero | tr '\\0' x > state/ledger.sqlite", in: folder)
        try #require(shell.end == .exited(0))
        let daemon = try Daemon(["app.log", "--state", "state"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try await daemon.logs("damaged")
    }

    @Test func aLedgerOfALaterVersionIsLeftAlone() async throws {
        let folder = try TemporaryFolder()
        let first = try Daemon(["app.log", "--state", "state"], in: folder)
        try await first.readiness(200)
        #expect(try await first.stop().end == .exited(0))
        let change = try await ChildProcess.run(
            tool: "python3",
            [
                "-c",
                """
                import sqlite3
                with sqlite3.connect("state/ledger.sqlite") as db:
                    db.execute("INSERT INTO grdb_migrations VALUES ('999')")
                """,
            ], in: folder)
        try #require(change.end == .exited(0), "\(change.errors)")
        for command in [["run", "app.log", "--listen", "127.0.0.1:0"], ["state", "backup", "copy"]] {
            let result = try await Tailmeter.run(command + ["--state", "state"], in: folder)
            let isBackup = command[0] == "state"
            // A copy of it is a copy for that version.
            #expect(result.end == .exited(isBackup ? 0 : 1), "\(result.errors)")
            if !isBackup { #expect(result.errors.contains("later version")) }
        }
        let restore = try await Tailmeter.run(["state", "restore", "copy", "--state", "state"], in: folder)
        #expect(restore.end == .exited(1))
        #expect(restore.errors.contains("later version"))
    }

    /// Root may write everywhere but on a disk that is mounted read-only.
    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a file system is not permitted here"))
    func aReadOnlyDiskIsNamed() async throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(kilobytes: 4_096)
        let first = try Daemon(["app.log", "--state", "\(disk.path)/state"], in: folder)
        try await first.readiness(200)
        #expect(try await first.stop().end == .exited(0))
        try #require(try run("mount", "-o", "remount,ro", disk.path).status == 0)
        let result = try await Tailmeter.run(
            ["run", "app.log", "--state", "\(disk.path)/state", "--listen", "127.0.0.1:0"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("\(disk.path)/state") && result.errors.lowercased().contains("read-only"))
    }
}
