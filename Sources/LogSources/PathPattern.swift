import Glibc

/// A path or glob that the user named as a source.
public struct PathPattern: Hashable, Sendable {
    /// The pattern as the user wrote it.
    public let text: String

    /// Makes a pattern.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether the pattern holds wildcards: `*`, `?` or `[`.
    public var isGlob: Bool {
        text.contains { $0 == "*" || $0 == "?" || $0 == "[" }
    }

    /// The paths that match now, sorted. A pattern without wildcards is a path, whether something is there or not, and so
    /// is one that names an existing file by its letters.
    public func expand() -> [String] { (try? matches()) ?? [] }

    /// The same, where none is there from where that cannot be told now.
    ///
    /// A folder that cannot be listed for a reason of its own has none.
    ///
    /// - Throws: where descriptors or memory are missing.
    func matches() throws(FileError) -> [String] {
        guard isGlob, FileStatus(path: text) == nil else { return [text] }
        var matches = glob_t()
        defer { globfree(&matches) }
        let code = glob(text, 0, { _, code in Self.isShortage(code) ? 1 : 0 }, &matches)
        guard code != GLOB_ABORTED, code != GLOB_NOSPACE else {
            let isKnown = code == GLOB_ABORTED && Self.isShortage(errno)
            throw FileError(path: text, operation: .look, code: isKnown ? errno : ENOMEM)
        }
        guard code == 0 else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { index in
            matches.gl_pathv[index].map { String(cString: $0) }
        }
    }

    private static func isShortage(_ code: Int32) -> Bool {
        FileError(path: "", operation: .look, code: code).isShortage
    }

    /// The folder in which to wait for changes: that of the pattern, where its own name holds no wildcards.
    public var directory: String {
        let directory = PathPattern.directory(of: text)
        return directory.contains { $0 == "*" || $0 == "?" || $0 == "[" } ? "" : directory
    }

    /// The folder of a path; `.` for a name alone.
    public static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    public static func name(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }
}
