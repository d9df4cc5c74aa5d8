import Glibc

/// The folder that holds a daemon's ledger. One process holds it at a time.
public final class StateFolder: Sendable {
    /// The folder's path.
    public let path: String
    private let lock: Int32

    /// Makes the folder where it is missing, readable by its owner alone, and locks it until this object goes.
    ///
    /// - Throws: ``LedgerError/folder(path:reason:)`` or ``LedgerError/locked(path:processID:)``.
    public init(path: String) throws(LedgerError) {
        self.path = path
        try Self.make(path)
        let lockPath = "\(path)/lock"
        lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .folder(path: path, reason: String(cString: strerror(errno))) }
        guard Self.take(lock) else {
            // The descriptor is closed by `deinit`, which runs for an initializer that throws this late too.
            throw .locked(path: path, processID: Self.read(lock))
        }
        // The number is for the message of a second process; the lock itself is the kernel's and dies with this process.
        _ = ftruncate(lock, 0)
        let text = Array("\(getpid())\n".utf8)
        _ = pwrite(lock, text, text.count, 0)
    }

    deinit {
        close(lock)
    }

    /// The path of the ledger in the folder.
    public var ledgerPath: String { Self.ledgerPath(in: path) }

    /// The path of the ledger in a state folder, whoever holds it.
    public static func ledgerPath(in folder: String) -> String { "\(folder)/ledger.sqlite" }

    /// Who has a state folder.
    public enum Holder: Hashable, Sendable {
        /// A process, with its number where that can be read.
        case process(Int32?)
        case nobody
        /// The lock can't be asked, for this reason.
        case unknown(String)
    }

    /// Tells from outside who has a state folder. A daemon that starts at this very moment waits until it is told.
    public static func holder(of folder: String) -> Holder {
        let lock = open("\(folder)/lock", O_RDONLY | O_CLOEXEC)
        guard lock >= 0 else { return errno == ENOENT ? .nobody : .unknown(String(cString: strerror(errno))) }
        defer { close(lock) }
        if flock(lock, LOCK_SH | LOCK_NB) == 0 { return .nobody }
        return errno == EWOULDBLOCK ? .process(read(lock)) : .unknown(String(cString: strerror(errno)))
    }

    /// Waits up to a second: a process that was just killed holds its lock until the kernel has taken it apart.
    private static func take(_ lock: Int32) -> Bool {
        for _ in 0..<20 {
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { return true }
            usleep(50_000)
        }
        return false
    }

    /// Makes a folder where it is missing, readable by its owner alone.
    ///
    /// - Throws: ``LedgerError/folder(path:reason:)``.
    public static func make(_ path: String) throws(LedgerError) {
        var partial = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            partial += partial.isEmpty || partial.hasSuffix("/") ? String(part) : "/\(part)"
            if mkdir(partial, 0o700) == 0 {
                synchronizeNames(beside: partial)
            } else if errno != EEXIST {
                throw .folder(path: path, reason: String(cString: strerror(errno)))
            }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .folder(path: path, reason: "is not a folder")
        }
    }

    /// Makes a new folder's name durable: SQLite does so for the files in it alone. Some file systems can't, and need not.
    private static func synchronizeNames(beside path: String) {
        let parent = open("\(path)/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { return }
        _ = fsync(parent)
        close(parent)
    }

    private static func read(_ lock: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(lock, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count), as: UTF8.self).prefix { $0.isNumber })
    }
}
