import Glibc

/// Recognises the names that log rotation gives to the file that it moves away.
enum RotatedName {
    /// Whether `name` is a rotated form of `live`: `app.log.1`, `app.log-20261123`, `app.log.2026-11-23_11`,
    /// `app-20261123.log`, `app.1.log`.
    ///
    /// What rotation adds begins with a point, a dash or an underscore and holds digits and such signs alone.
    static func isSibling(_ name: String, of live: String) -> Bool {
        guard name != live else { return false }
        if name.hasPrefix(live), isMark(name.dropFirst(live.count)) { return true }
        guard let point = live.lastIndex(of: "."), point != live.startIndex else { return false }
        let stem = live[..<point]
        let ending = live[point...]
        guard name.count > live.count, name.hasPrefix(stem), name.hasSuffix(ending) else { return false }
        return isMark(name.dropFirst(stem.count).dropLast(ending.count))
    }

    /// Whether a path is a rotated form of a live path, in the same folder.
    static func isSibling(path: String, of livePath: String) -> Bool {
        PathPattern.directory(of: path) == PathPattern.directory(of: livePath)
            && isSibling(PathPattern.name(of: path), of: PathPattern.name(of: livePath))
    }

    private static func isMark(_ mark: Substring) -> Bool {
        guard let first = mark.first, first == "." || first == "-" || first == "_", mark.count > 1 else { return false }
        return mark.contains(where: \.isNumber)
            && mark.allSatisfy { $0.isASCII && ($0.isNumber || "._-T:".contains($0)) }
    }

    /// The paths of all rotated forms of a live path that are there now.
    static func siblings(of livePath: String) -> [String] {
        let directory = PathPattern.directory(of: livePath)
        let live = PathPattern.name(of: livePath)
        // Written as the live path is, so that a path that a glob found can be told from others.
        let prefix = livePath.dropLast(live.count)
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if isSibling(name, of: live) { found.append(prefix + name) }
        }
        return found
    }
}
