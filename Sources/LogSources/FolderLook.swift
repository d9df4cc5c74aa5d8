/// What a pattern matches, and what the system says of it: looked at once, when it is first asked for, since tens of thousands of
/// files may match.
final class FolderLook {
    private struct Snapshot {
        let paths: [String]
        let named: Set<String>
        var statuses: [String: FileStatus] = [:]
        var pathsByFile: [FileID: String] = [:]

        init(_ pattern: PathPattern) {
            paths = pattern.expand()
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
    private lazy var snapshot = Snapshot(pattern)

    init(_ pattern: PathPattern) {
        self.pattern = pattern
    }

    /// The paths, in order.
    var paths: [String] { snapshot.paths }
    /// The same as a set.
    var named: Set<String> { snapshot.named }
    /// By path.
    var statuses: [String: FileStatus] { snapshot.statuses }
    /// By file: a path that leads to it.
    var pathsByFile: [FileID: String] { snapshot.pathsByFile }
}
