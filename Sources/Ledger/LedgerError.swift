/// What is wrong with the state folder or the ledger in it, in words for a person.
public enum LedgerError: Error, Sendable, CustomStringConvertible {
    /// The folder could not be made or used.
    case folder(path: String, reason: String)
    /// Another process holds the folder.
    case locked(path: String, processID: Int32?)
    /// The disk is full, or the file system refuses for another reason.
    case writeFailed(path: String, reason: String, isDiskFull: Bool)
    /// The database is damaged.
    case damaged(path: String, reason: String)
    /// A file that was to be read or made, such as a backup.
    case file(path: String, reason: String)
    /// The ledger was made by a later version.
    case tooNew(path: String)

    /// What was wrong and what to do.
    public var description: String {
        switch self {
        case .folder(let path, let reason):
            "state folder \(path): \(reason); name another with --state or state_dir"
        case .locked(let path, let processID):
            "state folder \(path) is in use by another tailmeter"
                + (processID.map { " (process \($0))" } ?? "") + "; stop it, or name another folder with --state"
        case .writeFailed(let path, let reason, let isDiskFull):
            isDiskFull
                ? "ledger \(path): the disk is full; nothing is lost, reading goes on when there is room"
                : "ledger \(path): \(reason)"
        case .damaged(let path, let reason): "ledger \(path) is damaged: \(reason)"
        case .file(let path, let reason): "\(path): \(reason)"
        case .tooNew(let path): "ledger \(path) was written by a later version of tailmeter; install that version"
        }
    }
}
