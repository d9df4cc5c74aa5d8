import Glibc

/// Makes files and names outlive a loss of power.
enum FileSync {
    static func file(_ path: String) throws(LedgerError) {
        try sync(path, O_RDWR)
    }

    /// Makes the names in a file's folder outlive a loss of power.
    static func folder(of path: String) throws(LedgerError) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try sync(folder, O_RDONLY | O_DIRECTORY)
    }

    private static func sync(_ path: String, _ flags: Int32) throws(LedgerError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw .file(path: path, reason: "cannot be put on the disk: \(String(cString: strerror(errno)))")
        }
    }
}
