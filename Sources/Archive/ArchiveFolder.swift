import Glibc
import Ledger

/// The folder of an archive: segments in folders of days and hours, and `_tailmeter` with the index.
///
/// Names that begin with `_` are none of the data to Spark and whatever else follows Hive.
public final class ArchiveFolder: Sendable {
    /// The folder's path.
    public let path: String
    private let lock: StateFolder

    /// Makes the folder where it is missing and holds it: one process writes to an archive at a time.
    ///
    /// - Throws: ``LedgerError/folder(path:reason:)`` or ``LedgerError/locked(path:processID:)``, or ``ArchiveError`` where
    ///   it cannot belong to whom it should.
    public init(options: ArchiveOptions) throws {
        path = options.folder
        lock = try StateFolder(path: Self.ownFolder(in: path))
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw ArchiveError.system(path, "cannot be opened") }
        defer { close(folder) }
        try Self.dress(folder, path, mode: Self.folderMode(options), options: options)
    }

    /// Where an archive's index stands.
    public static func indexPath(in folder: String) -> String { "\(ownFolder(in: folder))/index.sqlite" }

    private static func ownFolder(in folder: String) -> String { "\(folder)/_tailmeter" }

    /// Makes the folders above a file of the archive.
    static func make(for file: String, options: ArchiveOptions) throws(ArchiveError) {
        guard file.hasPrefix(options.folder) else { return }
        var path = options.folder
        for part in file.dropFirst(options.folder.utf8.count).split(separator: "/").dropLast() {
            let above = path
            path += "/\(part)"
            if mkdir(path, 0o700) == 0 {
                let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
                guard folder >= 0 else { throw .system(path, "cannot be opened") }
                defer { close(folder) }
                try dress(folder, path, mode: folderMode(options), options: options)
                try sync(above)
            } else if errno != EEXIST {
                throw .system(path, "cannot be made")
            }
        }
    }

    /// Who may read files may list and search their folders.
    private static func folderMode(_ options: ArchiveOptions) -> UInt32 {
        options.mode | (options.mode & 0o444) >> 2 | 0o700
    }

    /// Gives a file its mode and owner.
    static func dress(
        _ descriptor: Int32, _ path: String, mode: UInt32, options: ArchiveOptions
    ) throws(ArchiveError) {
        guard fchmod(descriptor, mode) == 0 else { throw .system(path, "cannot get its mode") }
        guard let owner = options.owner else { return }
        guard fchown(descriptor, owner.user, owner.group) == 0 else { throw .system(path, "cannot get its owner") }
    }

    /// Makes the names in a folder outlive a loss of power. Some file systems can't, and need not.
    static func sync(_ folder: String) throws(ArchiveError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(folder, "cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system(folder, "cannot be put on the disk") }
    }

    /// Takes away the folders of an hour and a day where they are empty.
    static func removeEmptyFolders(above file: String, in folder: String) {
        var path = Substring(file)
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            guard path.utf8.count > folder.utf8.count, rmdir(String(path)) == 0 else { return }
        }
    }

    /// How many bytes of the disk are free for who runs this; `nil` where the system does not tell.
    static func freeBytes(_ folder: String) -> Int64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return Int64(
            clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
    }
}
