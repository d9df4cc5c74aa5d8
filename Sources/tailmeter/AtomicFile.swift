import Glibc

/// Files that have their name once they are whole and on the disk: a half of one would be worse than none.
enum AtomicFile {
    /// Writes a text.
    ///
    /// - Parameter replaces: whether it may take the place of a file that is there.
    /// - Throws: `CommandFailure`; the path is as it was then.
    static func write(_ text: String, to path: String, replaces: Bool) throws(CommandFailure) {
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code: Int32 = 0
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty, code == 0 {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { code = errno }
        }
        if code == 0, fsync(descriptor) != 0 { code = errno }
        close(descriptor)
        if code == 0 { code = replaces ? renamed(temporary, path) : linked(temporary, path) }
        unlink(temporary)
        guard code == 0 else { throw failure(path, code) }
    }

    private static func renamed(_ temporary: String, _ path: String) -> Int32 {
        rename(temporary, path) == 0 ? 0 : errno
    }

    /// A link takes no other file's place, however late that came.
    private static func linked(_ temporary: String, _ path: String) -> Int32 {
        if link(temporary, path) == 0 { return 0 }
        // File systems without links, such as FAT.
        guard errno == EPERM || errno == EOPNOTSUPP else { return errno }
        return access(path, F_OK) == 0 ? EEXIST : renamed(temporary, path)
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
        CommandFailure("\(path): \(String(cString: strerror(code)))")
    }
}
