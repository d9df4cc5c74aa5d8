import Glibc

/// An open file, closed when it goes out of scope.
struct OpenFile: ~Copyable {
    /// The descriptor.
    let descriptor: Int32

    /// Opens a file for reading.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    init(reading path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a FIFO waits for its writer and stops every other source.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { throw FileError(path: path, operation: .open, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Reads up to `count` bytes at `offset`. Returns fewer only at the end of the file.
    func read(into buffer: UnsafeMutableRawPointer, count: Int, at offset: Int64) -> Result<Int, FileError> {
        var done = 0
        while done < count {
            let got = pread(descriptor, buffer + done, count - done, off_t(offset) + off_t(done))
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                return .failure(FileError(path: "", operation: .read, code: errno))
            }
            done += got
        }
        return .success(done)
    }

    /// What the system knows of the open file.
    func status() -> FileStatus? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
    }
}
