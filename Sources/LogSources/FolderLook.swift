/// What a pattern matches, and what the system says of it: looked at once, when it is first asked for, since tens of thousands of
/// files may match.
///
/// All of it throws where descriptors or memory are missing: then nothing is known, and that nothing is there least of all.
final class FolderLook {
    private struct Snapshot {
        let paths: [String]
        let named: Set<String>
        var statuses: [String: FileStatus] = [:]
        var pathsByFile: [FileID: String] = [:]

        init(_ pattern: PathPattern) throws(FileError) {
            paths = try pattern.matches()
            named = Set(paths)
            for path in paths {
                guard let status = FileStatus(path: path) else { continue }
                statuses[path] = status
                pathsByFile[status.id] = path
            }
        }
    }

    /// The names beside what matches.
    let folders = FolderListing()
    private let pattern: PathPattern
    private var known: Snapshot?

    init(_ pattern: PathPattern) {
        self.pattern = pattern
    }

    private var snapshot: Snapshot {
        get throws(FileError) {
            if let known { return known }
            let new = try Snapshot(pattern)
            known = new
            return new
        }
    }

    /// The paths, in order.
    var paths: [String] { get throws(FileError) { try snapshot.paths } }
    /// The same as a set.
    var named: Set<String> { get throws(FileError) { try snapshot.named } }
    /// By path.
    var statuses: [String: FileStatus] { get throws(FileError) { try snapshot.statuses } }
    /// By file: a path that leads to it.
    var pathsByFile: [FileID: String] { get throws(FileError) { try snapshot.pathsByFile } }
}
