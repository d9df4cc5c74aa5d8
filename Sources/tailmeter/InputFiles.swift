import LogSources

/// The files that the user named, with globs expanded that the shell left as they were.
enum InputFiles {
    static func expand(_ names: [String]) -> (paths: [String], failures: [String]) {
        var paths: [String] = []
        var failures: [String] = []
        for name in names {
            let found = name == "-" ? ["-"] : PathPattern(name).expand()
            if found.isEmpty { failures.append("\(name): no file matches") }
            // A file that two patterns name is still one file.
            paths += found.filter { !paths.contains($0) }
        }
        return (paths, failures)
    }
}
