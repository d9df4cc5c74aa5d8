import Foundation
import Glibc
import Testing

/// One bad source does not stop the others.
struct SourceTroubleTests {
    @Test func missingFoldersAndOddFilesAreToldAndTheRestIsRead() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7), to: "good.log")
        try FileManager.default.createDirectory(atPath: folder.path("folder.d"), withIntermediateDirectories: true)
        mkfifo(folder.path("pipe"), 0o644)
        let daemon = try Daemon(["missing/app.log", "folder.d", "pip*", "nothing-*.log", "good.log"], in: folder)
        try await daemon.metrics("the good file is read") { $0[UsageLine.inputTokens] == "7" }
        try await daemon.readiness(200)
        try await daemon.logs("missing/app.log")
        try await daemon.logs("folder.d is a folder")
        try await daemon.logs("pipe is a FIFO")
        #expect(try await daemon.stop().end == .exited(0))
    }

    @Test(
        .enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "needs root, who can become another user")
    )
    func anUnreadableFileIsToldAndReadOnceItCanBe() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7), to: "good.log")
        try folder.write(UsageLine.text(20), to: "secret.log")
        chmod(folder.path("secret.log"), 0o600)
        mkdir(folder.path("state"), 0o700)
        let user: uid_t = 65_534
        for name in ["state", "good.log"] { chown(folder.path(name), user, user) }
        chmod(folder.path, 0o755)
        let process = try ChildProcess(
            "/usr/bin/setpriv",
            [
                "--reuid=\(user)", "--regid=\(user)", "--clear-groups", Tailmeter.binary, "run", "--listen",
                "127.0.0.1:0",
                "--state", "state", "good.log", "secret.log",
            ], in: folder)
        let daemon = Daemon(process)
        try await daemon.metrics("the good file is read") { $0[UsageLine.inputTokens] == "7" }
        try await daemon.logs("secret.log: permission denied")
        chmod(folder.path("secret.log"), 0o644)
        try await daemon.metrics("the other file is read") { $0[UsageLine.inputTokens] == "27" }
        try await daemon.logs("secret.log can be read again")
    }
}
