import CrashPoints
import Glibc
import UsageModel

/// Moves a damaged ledger out of the way, with the files that belong to it.
enum DamagedFile {
    /// - Returns: where the ledger is now.
    static func moveAside(_ path: String, now: Timestamp) throws(LedgerError) -> String {
        var aside = "\(path).damaged-\(now.seconds)"
        while access(aside, F_OK) == 0 { aside += "-again" }
        for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
            guard rename(path + ending, aside + ending) == 0 else {
                throw .folder(path: path, reason: "cannot move the damaged ledger: \(String(cString: strerror(errno)))")
            }
            CrashPoint.damagedLedgerMoved.pass()
        }
        return aside
    }
}
