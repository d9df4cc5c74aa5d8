import Glibc

/// A file that holds a secret.
enum SecretFile {
    /// Why it can't be had.
    enum Problem: Error {
        case unreadable(String)
        case tooLarge
    }

    /// Reads a whole file.
    ///
    /// - Parameter limit: a file of more bytes is refused.
    static func bytes(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            }
            if got == 0 { return Array(bytes[..<count]) }
            if got < 0, errno != EINTR { throw .unreadable(String(cString: strerror(errno))) }
            count += max(0, got)
        }
        throw .tooLarge
    }
}
