import Glibc

/// Recognises the names that log rotation gives to the file that it moves away.
enum RotatedName {
    /// Whether `name` is a rotated form of `live`: `app.log.1`, `app.log-20261123`, `app.log.2026-11-23_11`,
    /// `app-20261123.log`, `app.1.log`, or one of these and `app.log` itself with `.gz` behind it.
    ///
    /// What rotation adds begins with a point, a dash or an underscore and holds digits and such signs alone.
    static func isSibling(_ name: String, of live: String) -> Bool {
        guard name != live else { return false }
        if let plain = uncompressed(name) { return plain == live || isSibling(plain, of: live) }
        if name.hasPrefix(live), isMark(name.dropFirst(live.count)) { return true }
        guard let (stem, ending) = parts(live), name.count > live.count, name.hasPrefix(stem), name.hasSuffix(ending)
        else { return false }
        return isMark(name.dropFirst(stem.count).dropLast(ending.count))
    }

    /// The name of the file that a compressed one was made of.
    static func uncompressed(_ name: String) -> String? {
        name.hasSuffix(".gz") && name.count > 3 ? String(name.dropLast(3)) : nil
    }

    private static func parts(_ live: String) -> (stem: Substring, ending: Substring)? {
        guard let point = live.lastIndex(of: "."), point != live.startIndex else { return nil }
        return (live[..<point], live[point...])
    }

    /// The paths of which a path may be a rotated form, in the same folder.
    static func livePaths(of path: String) -> [String] {
        let name = PathPattern.name(of: path)
        let prefix = path.dropLast(name.count)
        let plain = uncompressed(name) ?? name
        var found = plain == name ? [] : [plain]
        // The mark at the end, or before the ending: from each of its signs on.
        let point = plain.lastIndex(of: ".")
        for end in [plain.endIndex, point].compactMap({ $0 }) {
            var index = end
            while index > plain.startIndex {
                index = plain.index(before: index)
                guard isMarkSign(plain[index]) else { break }
                if isMark(plain[index..<end]) { found.append(String(plain[..<index] + plain[end...])) }
            }
        }
        return found.filter { isSibling(name, of: $0) }.map { prefix + $0 }
    }

    /// Whether a path is a rotated form of a live path, in the same folder.
    static func isSibling(path: String, of livePath: String) -> Bool {
        PathPattern.directory(of: path) == PathPattern.directory(of: livePath)
            && isSibling(PathPattern.name(of: path), of: PathPattern.name(of: livePath))
    }

    private static func isMark(_ mark: Substring) -> Bool {
        guard let first = mark.first, first == "." || first == "-" || first == "_", mark.count > 1 else { return false }
        return mark.contains(where: \.isNumber) && mark.allSatisfy(isMarkSign)
    }

    private static func isMarkSign(_ sign: Character) -> Bool {
        sign.isASCII && (sign.isNumber || "._-T:".contains(sign))
    }

    /// The paths of all rotated forms of a live path that are there now; compressed ones behind the others.
    ///
    /// - Parameter folders: what was listed already.
    /// - Throws: a trouble that may pass: then it is not known which are there.
    static func siblings(
        of livePath: String, in folders: FolderListing = FolderListing()
    ) throws(FileError) -> [String] {
        let live = PathPattern.name(of: livePath)
        // Written as the live path is, so that a path that a glob found can be told from others.
        let prefix = livePath.dropLast(live.count)
        let stem = parts(live).map { String($0.stem) } ?? live
        let found = try folders.names(in: PathPattern.directory(of: livePath), beginningWith: stem)
            .filter { isSibling($0, of: live) }
        let isCompressed = { (name: String) in uncompressed(name) != nil }
        let own = (found.filter { !isCompressed($0) } + found.filter(isCompressed)).map { String(prefix + $0) }
        // Behind a link, what was rotated stands beside the file that it leads to.
        guard let target = target(ofLink: livePath) else { return own }
        return try own + siblings(of: target, in: folders)
    }

    private static func target(ofLink path: String) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else {
            return nil
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
