import Foundation
import Glibc
import Ledger
import Testing

struct StateFolderTests {
    @Test func isMadeForItsOwnerAlone() throws {
        let scene = try LedgerScene()
        let path = "\(scene.folder)/deep/state"
        let folder = try StateFolder(path: path)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o700)
        #expect(folder.ledgerPath == "\(path)/ledger.sqlite")
        #expect(try String(contentsOfFile: "\(path)/lock", encoding: .utf8) == "\(getpid())\n")
    }

    @Test(arguments: ["state/", "state//", "./state"])
    func pathsMayBeWrittenInOtherWays(name: String) throws {
        let scene = try LedgerScene()
        let first = try StateFolder(path: "\(scene.folder)/\(name)")
        #expect(throws: LedgerError.self) { try StateFolder(path: "\(scene.folder)/state") }
        withExtendedLifetime(first) {}
        _ = try StateFolder(path: "\(scene.folder)/state")
    }

    @Test func aSecondInstanceOfThisProcessIsRefused() throws {
        let scene = try LedgerScene()
        var first: StateFolder? = try StateFolder(path: scene.folder)
        for _ in 0..<3 {
            let error = #expect(throws: LedgerError.self) { try StateFolder(path: scene.folder) }
            guard case .locked(let path, let processID) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(path == scene.folder)
            #expect(processID == getpid())
            #expect(error?.description.contains("(process \(getpid()))") == true)
        }
        withExtendedLifetime(first) {}
        first = nil
        _ = try StateFolder(path: scene.folder)
    }

    @Test(.enabled(if: isInstalled("flock"), "util-linux's flock is not installed"))
    func anotherProcessIsRefused() throws {
        let scene = try LedgerScene()
        var folder: StateFolder? = try StateFolder(path: scene.folder)
        #expect(try run("flock", "--nonblock", "\(scene.folder)/lock", "true").status == 1)
        withExtendedLifetime(folder) {}
        folder = nil
        #expect(try run("flock", "--nonblock", "\(scene.folder)/lock", "true").status == 0)
    }

    @Test(.enabled(if: isInstalled("flock"), "util-linux's flock is not installed"))
    func aLockDiesWithTheProcessThatHeldIt() throws {
        let scene = try LedgerScene()
        let holder = Process()
        let output = Pipe()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // The program is replaced, so that the lock is held by the process that is killed.
        holder.arguments = [
            "flock", "--no-fork", "\(scene.folder)/lock", "sh", "-c", "echo $$ | tee \"$0\"; exec sleep 600",
            "\(scene.folder)/lock",
        ]
        holder.standardOutput = output
        try holder.run()
        let line = output.fileHandleForReading.availableData
        let processID = try #require(Int32(String(decoding: line, as: UTF8.self).dropLast()))
        let error = #expect(throws: LedgerError.self) { try StateFolder(path: scene.folder) }
        guard case .locked(_, processID) = error else {
            Issue.record("\(String(describing: error))")
            holder.terminate()
            return
        }
        #expect(kill(holder.processIdentifier, SIGKILL) == 0)
        holder.waitUntilExit()
        _ = try StateFolder(path: scene.folder)
    }
}
