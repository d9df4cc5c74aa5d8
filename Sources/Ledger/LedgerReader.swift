import GRDB
import Glibc
import Synchronization

/// A ledger that is kept open to be read, while a daemon writes to it or not. Neither holds the other up.
public final class LedgerReader: Sendable {
    /// The file.
    public let path: String
    private let connection: Mutex<Connection>
    private let waitingSeconds: Double

    private struct Connection {
        let queue: DatabaseQueue
        let file: FileIdentity
        let names = SeriesNames()
    }

    /// Which file stands under the name: a restored ledger is another one.
    private struct FileIdentity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// Opens a ledger. Nothing is written, made or brought up to date.
    ///
    /// - Parameter waitingSeconds: how long to wait for another program that holds a lock on the file, such as a backup tool.
    /// - Throws: ``LedgerError/file(path:reason:)`` where there is no ledger or one of an earlier version,
    ///   ``LedgerError/tooNew(path:)``, ``LedgerError/damaged(path:reason:)``, or
    ///   ``LedgerError/writeFailed(path:reason:isDiskFull:)`` where another program holds it.
    public init(path: String, waitingSeconds: Double = 5) throws(LedgerError) {
        self.path = path
        self.waitingSeconds = waitingSeconds
        connection = Mutex(try Self.connect(path, waitingSeconds))
    }

    /// Hands out the ledger as of one commit. Another file that has come to stand under the name is opened in its place.
    ///
    /// - Throws: as ``init(path:waitingSeconds:)``, or ``LedgerError/damaged(path:reason:)`` where rows cannot be read.
    public func snapshot<Result>(_ body: (LedgerSnapshot) throws -> Result) throws(LedgerError) -> Result {
        let connection = try current()
        do {
            return try connection.queue.read { db in
                try connection.names.refresh(in: db)
                return try body(LedgerSnapshot(db: db, names: connection.names))
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    private func current() throws(LedgerError) -> Connection {
        let identity = try Self.identity(of: path)
        let known = connection.withLock { $0 }
        guard known.file != identity else { return known }
        let new = try Self.connect(path, waitingSeconds)
        connection.withLock { $0 = new }
        return new
    }

    private static func connect(_ path: String, _ waitingSeconds: Double) throws(LedgerError) -> Connection {
        _ = try LedgerFile.status(path)
        let file = try identity(of: path)
        do {
            let queue = try LedgerFile.reader(path, waitingSeconds: waitingSeconds)
            try queue.read { try LedgerFile.checkVersion(of: $0, path: path) }
            return Connection(queue: queue, file: file)
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    private static func identity(of path: String) throws(LedgerError) -> FileIdentity {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .file(path: path, reason: "cannot be read: \(String(cString: strerror(errno)))")
        }
        return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}
