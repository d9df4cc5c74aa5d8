import CrashPoints
import GRDB
import Glibc
import UsageModel

/// A ledger seen as a file: looked at, checked and copied, also while a daemon writes to it.
public enum LedgerFile {
    /// How many problems of one file are told.
    private static let problemLimit = 20

    /// Tells what a ledger holds. A daemon that writes to it is not held up: what is told is as of one commit.
    ///
    /// - Throws: ``LedgerError/file(path:reason:)`` where there is no ledger, ``LedgerError/damaged(path:reason:)`` where it
    ///   cannot be opened at all.
    public static func inspect(_ path: String) throws(LedgerError) -> LedgerInspection {
        let (bytes, modified) = try status(path)
        let log = try? status("\(path)-wal")
        do {
            return try reader(path).read { db in
                let version = try version(of: db, path: path)
                var inspection = LedgerInspection(
                    path: path, bytes: bytes, logBytes: log?.bytes ?? 0,
                    lastWritten: max(modified, log?.modified ?? modified), schemaVersion: version,
                    knownSchemaVersion: Schema.version, problems: try problems(db), contents: nil)
                guard version == Schema.version else { return inspection }
                do {
                    inspection.contents = try ContentsReader(db: db, now: inspection.lastWritten).readStanding()
                } catch {
                    let reason = LedgerStore.explain(error, path: path).description
                    inspection.problems.append(reason)
                }
                return inspection
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    /// Makes a copy of a ledger as of one commit, also while a daemon writes to it. The copy is one file that needs no other
    /// beside it; it is checked and on the disk by the time that it has its name.
    ///
    /// - Parameter replacing: whether a file of that name may be replaced.
    /// - Throws: ``LedgerError``; then there is no new file.
    public static func backUp(_ path: String, to destination: String, replacing: Bool) throws(LedgerError) {
        _ = try status(path)
        // It is looked at again when the copy gets its name; this spares the work.
        guard replacing || access(destination, F_OK) != 0 else { throw exists(destination) }
        let partial = "\(destination).partial-\(getpid())"
        defer { unlink(partial) }
        try copy(path, to: partial)
        if replacing {
            guard rename(partial, destination) == 0 else { throw failure(destination, "cannot be replaced") }
        } else if link(partial, destination) != 0 {
            throw errno == EEXIST ? exists(destination) : failure(destination, "cannot be made")
        }
        try FileSync.folder(of: destination)
    }

    /// Makes a checked copy that is on the disk.
    static func copy(_ path: String, to destination: String) throws(LedgerError) {
        unlink(destination)
        let made = open(destination, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard made >= 0 else { throw failure(destination, "cannot be made") }
        close(made)
        do {
            let source = try reader(path)
            let target = try DatabaseQueue(path: destination)
            try source.backup(to: target)
            try target.writeWithoutTransaction { db in
                // A ledger has its write-ahead log beside it; a copy is to be one file.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                _ = try version(of: db, path: path)
                if let problem = try problems(db).first { throw LedgerError.damaged(path: path, reason: problem) }
            }
            try target.close()
        } catch {
            let reason = LedgerStore.explain(error, path: path)
            if case .writeFailed(_, _, isDiskFull: true) = reason {
                throw .file(path: destination, reason: "the disk is full; nothing was changed")
            }
            throw reason
        }
        try FileSync.file(destination)
        CrashPoint.copyMade.pass()
    }

    /// Checks that a file is a whole ledger that this version can go on with.
    ///
    /// - Throws: ``LedgerError/file(path:reason:)`` where it is none, ``LedgerError/damaged(path:reason:)`` or
    ///   ``LedgerError/tooNew(path:)``.
    static func check(_ path: String) throws(LedgerError) {
        _ = try status(path)
        do {
            try reader(path).read { db in
                guard try version(of: db, path: path) <= Schema.version else { throw LedgerError.tooNew(path: path) }
                if let problem = try problems(db).first { throw LedgerError.damaged(path: path, reason: problem) }
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    static func reader(_ path: String, waitingSeconds: Double = 5) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ledger reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(waitingSeconds)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The number of the last migration.
    static func version(of db: Database, path: String) throws -> Int {
        guard try db.tableExists("grdb_migrations"), try db.tableExists("generation"), try db.tableExists("series")
        else {
            throw LedgerError.file(path: path, reason: "is no ledger of tailmeter")
        }
        return try Int.fetchOne(db, sql: "SELECT max(CAST(identifier AS INTEGER)) FROM grdb_migrations") ?? 0
    }

    private static func problems(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(\(problemLimit))").filter { $0 != "ok" }
    }

    static func status(_ path: String) throws(LedgerError) -> (bytes: Int64, modified: Timestamp) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path, "cannot be read") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, reason: "is not a plain file") }
        let time = status.st_mtim
        return (
            Int64(status.st_size), Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
        )
    }

    private static func exists(_ path: String) -> LedgerError {
        .file(path: path, reason: "is there already; name another file, or replace it with --force")
    }

    private static func failure(_ path: String, _ what: String) -> LedgerError {
        .file(path: path, reason: "\(what): \(String(cString: strerror(errno)))")
    }
}
