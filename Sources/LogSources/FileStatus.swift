import Glibc
public import UsageModel

/// What the system knows of a file.
public struct FileStatus: Hashable, Sendable {
    /// The kind of a file, as far as it matters here.
    public enum Kind: Sendable {
        /// A plain file.
        case regular
        /// A folder.
        case directory
        /// A FIFO.
        case fifo
        /// A device or a socket.
        case other
    }

    /// The device.
    public let device: UInt64
    /// The inode.
    public let inode: UInt64
    /// The size in bytes.
    public let size: Int64
    /// The time of the last change of the content.
    public let modified: Timestamp
    /// How many names the file has; 0 once it is deleted.
    public let linkCount: UInt64
    /// What it is.
    public let kind: Kind

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Timestamp(
            microseconds: Int64(status.st_mtim.tv_sec) * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1_000)
        linkCount = UInt64(status.st_nlink)
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFIFO: .fifo
            default: .other
            }
    }

    /// Looks at a path, through symbolic links. `nil` where nothing is there or it may not be looked at.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Looks at an open file. `nil` where the descriptor is none.
    public init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }
}
