import Glibc
import LogSources
import UsageModel

/// Says which source goes on with a file, after the settings changed.
///
/// A position belongs to a source by the text of its pattern. When `app.log` becomes `*.log`, the source is another one, and
/// would read the file from its beginning: all of it would count twice. So a position goes over to the first source that
/// names the path.
enum SourceOwnership {
    /// The positions, each with the source that goes on from it. Those that no source names stay as they are: their source may
    /// come back.
    static func assigned(_ generations: [FileGeneration], to sources: [TailSource]) -> [FileGeneration] {
        let patterns = sources.compactMap { source -> PathPattern? in
            if case .files(let pattern, _, _) = source.origin { pattern } else { nil }
        }
        // Thousands of positions can belong to a few paths.
        var owners: [String: String] = [:]
        return generations.map { generation in
            let key = "\(generation.source)\0\(generation.path)"
            let owner =
                owners[key] ?? patterns.first { $0.text == generation.source || names($0, generation.path) }?.text
                ?? generation.source
            owners[key] = owner
            var generation = generation
            generation.source = owner
            return generation
        }
    }

    /// Whether a pattern names a path, also where one is relative and the other is not.
    private static func names(_ pattern: PathPattern, _ path: String) -> Bool {
        if pattern.text == path || fnmatch(pattern.text, path, FNM_PATHNAME | FNM_PERIOD) == 0 { return true }
        let (name, wanted) = (PathPattern.name(of: path), PathPattern.name(of: pattern.text))
        return (wanted == name || fnmatch(wanted, name, FNM_PERIOD) == 0)
            && isSameFolder(PathPattern.directory(of: pattern.text), PathPattern.directory(of: path))
    }

    private static func isSameFolder(_ one: String, _ other: String) -> Bool {
        guard let first = FileStatus(path: one), let second = FileStatus(path: other) else { return false }
        return first.inode == second.inode && first.device == second.device
    }
}
