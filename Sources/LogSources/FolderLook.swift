/// What a pattern matched at one moment, and what the system said of it.
struct FolderLook {
    /// The paths, in order.
    let paths: [String]
    /// The same as a set.
    let named: Set<String>
    /// By path.
    let statuses: [String: FileStatus]
    /// By file: a path that leads to it.
    let pathsByFile: [FileID: String]
    /// The names beside them.
    let folders = FolderListing()

    init(_ pattern: PathPattern) {
        paths = pattern.expand()
        named = Set(paths)
        var statuses: [String: FileStatus] = [:]
        var pathsByFile: [FileID: String] = [:]
        for path in paths {
            guard let status = FileStatus(path: path) else { continue }
            statuses[path] = status
            pathsByFile[status.id] = path
        }
        self.statuses = statuses
        self.pathsByFile = pathsByFile
    }
}
