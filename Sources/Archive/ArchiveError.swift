import Glibc

/// Why an archive cannot be written or read.
public enum ArchiveError: Error, Equatable, CustomStringConvertible, Sendable {
    /// A file or folder of it.
    case file(path: String, reason: String, isDiskFull: Bool = false)
    /// The disk has less room left than is to be kept free.
    case reserve(path: String, free: Int64, reserve: Int64)
    /// A segment is not what the index says of it.
    case damaged(path: String, reason: String)

    /// The error that `errno` names.
    static func system(_ path: String, _ what: String) -> ArchiveError {
        let code = errno
        return .file(
            path: path, reason: "\(what): \(String(cString: strerror(code)))",
            isDiskFull: code == ENOSPC || code == EDQUOT)
    }

    /// Whether more room on the disk mends it.
    public var isDiskFull: Bool {
        switch self {
        case .file(_, _, let isDiskFull): isDiskFull
        case .reserve: true
        case .damaged: false
        }
    }

    /// What was wrong, and where.
    public var description: String {
        switch self {
        case .file(let path, let reason, _): "\(path) \(reason)"
        case .reserve(let path, let free, let reserve):
            "the disk of \(path) has \(free >> 20) MiB free, and \(reserve >> 20) MiB are to stay free"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        }
    }
}
