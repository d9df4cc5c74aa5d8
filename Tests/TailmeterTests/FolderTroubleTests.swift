import Foundation
import Glibc
import Testing

/// Folders that come late, or that may not be looked into for a while.
struct FolderTroubleTests {
    @Test(
        .enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "needs root, who can become another user")
    )
    func aFolderThatComesLateAndIsClosedForAWhileLosesNothing() async throws {
        let folder = try TemporaryFolder()
        let user: uid_t = 65_534
        chmod(folder.path, 0o755)
        mkdir(folder.path("state"), 0o700)
        chown(folder.path("state"), user, user)
        let daemon = Daemon(
            try ChildProcess(
                "/usr/bin/setpriv",
                [
                    "--reuid=\(user)", "--regid=\(user)", "--clear-groups", Tailmeter.binary, "run", "--listen",
                    "127.0.0.1:0", "--state", "state", "logs/app.log",
                ], in: folder))
        try await daemon.readiness(200)
        mkdir(folder.path("logs"), 0o755)
        try folder.write(SequencedLog.text(1...100), to: "logs/app.log")
        var page = try await daemon.metrics("the late file is read") { $0.lines >= 100 }
        chmod(folder.path("logs"), 0o700)
        try folder.append(SequencedLog.text(101...200), to: "logs/app.log")
        // The file was open: it is read on. It is rotated while nobody may look.
        page = try await daemon.metrics("the open file is read on") { $0.lines >= 200 }
        try folder.append(SequencedLog.text(201...300), to: "logs/app.log")
        try folder.rename("logs/app.log", to: "logs/app.log.1")
        try folder.write(SequencedLog.text(301...400), to: "logs/app.log")
        page = try await daemon.metrics("the rest of the open file is read") { $0.lines >= 300 }
        chmod(folder.path("logs"), 0o755)
        page = try await daemon.metrics("the new file is read") { $0.lines >= 400 }
        #expect(SequencedLog.differences(page, lines: 400) == [])
    }
}
