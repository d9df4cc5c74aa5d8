import Foundation
import Ledger
import Testing
import UsageModel

/// Tests run as root, to whom no folder is read-only: paths that no user can use stand in.
struct UnusablePathTests {
    @Test(arguments: ["missing/ledger.sqlite", "file/ledger.sqlite", "folder"])
    func aLedgerThatCannotBeOpened(name: String) throws {
        let scene = try LedgerScene()
        try Data().write(to: URL(fileURLWithPath: "\(scene.folder)/file"))
        try FileManager.default.createDirectory(atPath: "\(scene.folder)/folder", withIntermediateDirectories: true)
        let path = "\(scene.folder)/\(name)"
        for _ in 0..<2 {
            let error = #expect(throws: LedgerError.self) {
                try LedgerStore.openMovingDamagedAside(path: path, now: Timestamp(seconds: 1))
            }
            guard case .writeFailed(path, let reason, isDiskFull: false) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(!reason.isEmpty)
        }
        // Nothing is moved aside for what is no damage.
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder).sorted() == ["file", "folder"])
    }

    @Test(arguments: ["file", "file/below", "file/below/deep"])
    func aStateFolderThatCannotBeMade(name: String) throws {
        let scene = try LedgerScene()
        try Data().write(to: URL(fileURLWithPath: "\(scene.folder)/file"))
        let error = #expect(throws: LedgerError.self) { try StateFolder(path: "\(scene.folder)/\(name)") }
        guard case .folder("\(scene.folder)/\(name)", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("state_dir") == true)
    }
}
