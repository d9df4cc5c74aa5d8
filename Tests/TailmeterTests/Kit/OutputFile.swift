import Glibc

/// A file that is open for writing.
struct OutputFile: ~Copyable {
    private let descriptor: Int32

    /// Opens or makes the file.
    init(_ path: String, flags: Int32 = O_APPEND) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
    }

    deinit {
        close(descriptor)
    }

    /// Writes all bytes, with one system call where the system takes them so.
    func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw SystemError("write") }
            done += count
        }
    }
}
