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
    public func expand() -> [String] {
        guard isGlob, FileStatus(path: text) == nil else { return [text] }
        var matches = glob_t()
        defer { globfree(&matches) }
        guard glob(text, 0, nil, &matches) == 0 else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { index in
            matches.gl_pathv[index].map { String(cString: $0) }
        }
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
