import Glibc

/// Why a file could not be used, in words for a person.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Sendable {
        /// To open the file.
        case open
        /// To read from it.
        case read
        /// To look at it.
        case look
    }

    /// The number for gzip data that cannot be decompressed.
    static let damagedGzip = EBADMSG

    /// The file.
    public var path: String
    /// What was tried.
    public let operation: Operation
    /// The system's error number.
    public let code: Int32

    /// Makes an error from the system's number.
    public init(path: String, operation: Operation, code: Int32) {
        self.path = path
        self.operation = operation
        self.code = code
    }

    /// The same of a file with its path.
    func at(_ path: String) -> FileError { FileError(path: path, operation: operation, code: code) }

    /// Whether the process, or the system, has as many open files as it may.
    var isOutOfDescriptors: Bool { code == EMFILE || code == ENFILE }

    /// Whether something is missing that has nothing to do with the file.
    var isShortage: Bool { isOutOfDescriptors || code == ENOMEM }

    /// Whether the trouble says nothing of the file and may be over soon: a disk that fails to answer, no descriptors left.
    var isPassing: Bool {
        switch code {
        case EIO, ESTALE, ETIMEDOUT, EMFILE, ENFILE, ENOMEM, EINTR, EAGAIN: true
        default: false
        }
    }

    /// What was wrong and what to do.
    public var description: String {
        switch code {
        case ENOENT: "\(path): no such file"
        case EACCES, EPERM: "\(path): permission denied; give the user that runs tailmeter the right to read it"
        case EISDIR: "\(path): is a folder; name files in it, such as '\(path)/*.jsonl'"
        case Self.damagedGzip: "\(path): the gzip data is damaged; the lines before that are counted"
        case EMFILE, ENFILE: "\(path): too many open files; raise the limit (ulimit -n)"
        default: "\(path): cannot \(operation.rawValue): \(String(cString: strerror(code)))"
        }
    }
}
