import Glibc

/// Why a journal file could not be read, in words for a person.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system refused.
    case file(FileError)
    /// The file is no journal file.
    case notJournal(path: String)
    /// libsystemd does not know a feature of the file.
    case unsupported(path: String)
    /// The file is damaged or cut off.
    case damaged(path: String, reason: String)

    /// Makes the error of a negative result of libsystemd.
    init(path: String, result: Int32) {
        switch -result {
        case EPROTONOSUPPORT: self = .unsupported(path: path)
        case EBADMSG, ENODATA, EINVAL, EADDRNOTAVAIL, EIO:
            self = .damaged(path: path, reason: String(cString: strerror(-result)))
        default: self = .file(FileError(path: path, operation: .open, code: -result))
        }
    }

    /// What was wrong and what to do.
    public var description: String {
        switch self {
        case .file(let error):
            switch error.code {
            case EACCES, EPERM:
                "\(error.path): permission denied; add the user that runs tailmeter to the group systemd-journal"
                    + " (usermod -aG systemd-journal USER) and start it anew"
            default: error.description
            }
        case .notJournal(let path): "\(path): is no journal file; it is passed over"
        case .unsupported(let path):
            "\(path): was written by a newer systemd, and the libsystemd here cannot read it; it is passed over"
        case .damaged(let path, let reason):
            "\(path): the journal file is damaged (\(reason)); what can be read of it is counted, the rest is passed over"
        }
    }
}
