import Glibc

/// Finds the journal files of a selection, as libsystemd does.
struct JournalPlaces {
    /// A journal file that was found.
    struct Found {
        /// Its path.
        let path: String
        /// The name of its folder: the machine's id and the namespace.
        let journal: String
        /// Whether it is in memory, from where journald copies entries to the disk.
        let isRuntime: Bool
    }

    private let selection: JournalSelection
    /// What stands before `/var/log/journal` and `/run/log/journal`.
    private let root: String
    private let machineID: String

    init(_ selection: JournalSelection, root: String = "") {
        self.selection = selection
        self.root = root
        machineID = Self.machineID(root)
    }

    private static func machineID(_ root: String) -> String {
        guard let file = try? OpenFile(reading: "\(root)/etc/machine-id") else { return "" }
        return String(decoding: (try? Fingerprint.bytes(of: file, at: 0, count: 32)) ?? [], as: UTF8.self)
    }

    /// The folders in which there may be files, with those that are to be watched for new folders.
    var watched: [String] {
        switch selection.location {
        case .files(let patterns): patterns.map { PathPattern($0).directory }.filter { !$0.isEmpty }
        case .directory(let path): [path] + folders.map(\.path)
        case .standard: roots.map(\.path) + folders.map(\.path)
        }
    }

    /// What is to be told where nothing is found.
    var shown: String {
        switch selection.location {
        case .files(let patterns): patterns.joined(separator: ", ")
        case .directory(let path): path
        case .standard: roots.map(\.path).joined(separator: " and ")
        }
    }

    /// The files that are there now.
    var files: [Found] {
        if case .files(let patterns) = selection.location {
            return patterns.flatMap { PathPattern($0).expand() }.map { Found(path: $0, journal: "", isRuntime: false) }
        }
        return folders.flatMap { folder in
            Self.entries(of: folder.path).filter { isWanted(file: $0) }.map {
                let path = "\(folder.path)/\($0)"
                return Found(path: path, journal: Self.journal(of: path), isRuntime: folder.isRuntime)
            }
        }
    }

    /// The name of a file's folder.
    static func journal(of path: String) -> String { PathPattern.name(of: PathPattern.directory(of: path)) }

    /// Whether a file was one in memory.
    func isRuntime(_ path: String) -> Bool {
        guard case .standard = selection.location else { return false }
        return path.hasPrefix("\(root)/run/log/journal/")
    }

    private var roots: [(path: String, isRuntime: Bool)] {
        [("\(root)/run/log/journal", true), ("\(root)/var/log/journal", false)]
    }

    private var folders: [(path: String, isRuntime: Bool)] {
        switch selection.location {
        case .files: []
        case .directory(let path):
            [(path, false)]
                + Self.entries(of: path).filter { isWanted(folder: $0, machine: nil) }.map { ("\(path)/\($0)", false) }
        case .standard(let scope):
            roots.flatMap { root in
                let names = Self.entries(of: root.path).filter {
                    scope == .merged
                        ? $0 == "remote" || isWanted(folder: $0, machine: nil)
                        : isWanted(folder: $0, machine: machineID)
                }
                return (scope == .merged ? [root] : []) + names.map { ("\(root.path)/\($0)", root.isRuntime) }
            }
        }
    }

    /// A folder's name is a machine's id, and behind a dot the namespace.
    private func isWanted(folder name: String, machine: String?) -> Bool {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].count == 32, parts[0].allSatisfy(\.isHexDigit) else { return false }
        if let machine, parts[0] != machine { return false }
        let namespace = parts.count > 1 ? String(parts[1]) : nil
        switch selection.namespace {
        case nil:
            if case .directory = selection.location { return true }
            return namespace == nil
        case "*": return true
        case .some(let wanted) where wanted.hasPrefix("+"):
            return namespace == nil || namespace == String(wanted.dropFirst())
        case .some(let wanted): return namespace == wanted
        }
    }

    private func isWanted(file name: String) -> Bool {
        guard name.hasSuffix(".journal") || name.hasSuffix(".journal~") else { return false }
        let prefix: String
        switch selection.location {
        case .standard(.system): prefix = "system"
        case .standard(.user): prefix = "user-\(getuid())"
        default: return true
        }
        return name.hasPrefix("\(prefix)@") || name == "\(prefix).journal" || name == "\(prefix).journal~"
    }

    private static func entries(of directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
