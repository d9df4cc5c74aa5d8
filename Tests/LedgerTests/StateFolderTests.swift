import Foundation
import Glibc
import Ledger
import TestKit
import Testing

struct StateFolderTests {
    /// Takes a folder that was let go. A child that another test is about to start shares the lock until it is another program.
    private static func takeFreeFolder(_ path: String) throws -> StateFolder {
        let deadline = ContinuousClock.now + .seconds(20)
        while true {
            do { return try StateFolder(path: path) } catch {
                guard ContinuousClock.now < deadline else { throw error }
                sched_yield()
            }
        }
    }

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
        var first: StateFolder? = try StateFolder(path: "\(scene.folder)/\(name)")
        #expect(throws: LedgerError.self) { try StateFolder(path: "\(scene.folder)/state") }
        withExtendedLifetime(first) {}
        first = nil
        _ = try Self.takeFreeFolder("\(scene.folder)/state")
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
        _ = try Self.takeFreeFolder(scene.folder)
    }

    @Test(.enabled(if: isInstalled("flock"), "util-linux's flock is not installed"))
    func anotherProcessIsRefused() throws {
        let scene = try LedgerScene()
        var folder: StateFolder? = try StateFolder(path: scene.folder)
        #expect(try run("flock", "--nonblock", "\(scene.folder)/lock", "true").status == 1)
        withExtendedLifetime(folder) {}
        folder = nil
        #expect(try run("flock", "--timeout", "20", "\(scene.folder)/lock", "true").status == 0)
    }

    @Test(.enabled(if: isInstalled("flock"), "util-linux's flock is not installed"))
    func aLockDiesWithTheProcessThatHeldIt() throws {
        let scene = try LedgerScene()
        let ready = "\(scene.folder)/ready"
        // The program is replaced, so that the lock is held by the process that is killed.
        let holder = try SpawnedProgram(
            "flock", ["--no-fork", "\(scene.folder)/lock", "sh", "-c", "touch '\(ready)'; exec sleep 60"])
        let deadline = ContinuousClock.now + .seconds(20)
        while access(ready, F_OK) != 0, ContinuousClock.now < deadline { sched_yield() }
        #expect(access(ready, F_OK) == 0)
        let error = #expect(throws: LedgerError.self) { try StateFolder(path: scene.folder) }
        if case .locked = error {} else { Issue.record("\(String(describing: error))") }
        holder.kill()
        #expect(holder.wait() == -SIGKILL)
        _ = try Self.takeFreeFolder(scene.folder)
    }
}
