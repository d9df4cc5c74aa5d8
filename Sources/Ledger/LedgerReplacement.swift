import CrashPoints
import GRDB
import Glibc
public import UsageModel

/// Puts another ledger into the place of the one in a state folder. No daemon may have it: the ``StateFolder`` is held.
public enum LedgerReplacement {
    /// Puts a copy of a backup into the place of the ledger, which stays beside it under another name.
    ///
    /// - Returns: where the old ledger is now; `nil` where there was none.
    /// - Throws: ``LedgerError``; then the old ledger is where it was.
    public static func restore(
        _ backup: String, into folder: StateFolder, now: Timestamp
    ) throws(LedgerError) -> String? {
        try LedgerFile.check(backup)
        let partial = "\(folder.ledgerPath).restore"
        defer { unlink(partial) }
        try LedgerFile.copy(backup, to: partial)
        return try swapIn(partial, for: folder, now: now)
    }

    /// Puts a ledger that was made beside the one of the folder into its place.
    ///
    /// There is a ledger under the name at every moment: a crash leaves the old one or the new one.
    ///
    /// - Returns: where the old ledger is now; `nil` where there was none.
    /// - Throws: ``LedgerError/file(path:reason:)``.
    public static func swapIn(
        _ path: String, for folder: StateFolder, now: Timestamp
    ) throws(LedgerError) -> String? {
        let ledger = folder.ledgerPath
        var aside: String?
        if access(ledger, F_OK) == 0 {
            var name = "\(ledger).replaced-\(now.seconds)"
            while access(name, F_OK) == 0 { name += "-again" }
            settle(ledger)
            try moveLogAside(of: ledger, to: name)
            CrashPoint.ledgerLogMoved.pass()
            guard link(ledger, name) == 0 else { throw failure(ledger, "cannot be kept as \(name)") }
            CrashPoint.oldLedgerKept.pass()
            aside = name
        }
        try FileSync.file(path)
        guard rename(path, ledger) == 0 else { throw failure(ledger, "cannot be replaced") }
        CrashPoint.ledgerReplaced.pass()
        try FileSync.folder(of: ledger)
        return aside
    }

    /// Moves what is in the write-ahead log into the file. Of a damaged ledger the log stays.
    private static func settle(_ ledger: String) {
        guard let queue = try? DatabaseQueue(path: ledger, configuration: LedgerStore.configuration) else { return }
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? queue.close()
    }

    /// A log beside a ledger to which it does not belong would be taken for its own.
    private static func moveLogAside(of ledger: String, to name: String) throws(LedgerError) {
        var status = stat()
        if stat("\(ledger)-wal", &status) == 0 {
            let isDone = status.st_size == 0 ? unlink("\(ledger)-wal") : rename("\(ledger)-wal", "\(name)-wal")
            guard isDone == 0 else { throw failure("\(ledger)-wal", "cannot be moved aside") }
        }
        unlink("\(ledger)-shm")
    }

    private static func failure(_ path: String, _ what: String) -> LedgerError {
        .file(path: path, reason: "\(what): \(String(cString: strerror(errno)))")
    }
}
