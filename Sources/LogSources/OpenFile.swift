import Glibc

/// An open file, closed when nothing refers to it any longer.
final class OpenFile {
    /// The descriptor.
    let descriptor: Int32
    private var gzip: GzipContent?

    /// Opens a file for reading, byte by byte as it is.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    convenience init(reading path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a FIFO waits for its writer and stops every other source.
        try self.init(path, flags: O_NONBLOCK)
    }

    /// Opens a FIFO once it has a writer.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    convenience init(waitingForWriterOf path: String) throws(FileError) {
        try self.init(path, flags: 0)
    }

    private init(_ path: String, flags: Int32) throws(FileError) {
        var opened = open(path, O_RDONLY | O_CLOEXEC | flags)
        while opened < 0, errno == EINTR { opened = open(path, O_RDONLY | O_CLOEXEC | flags) }
        descriptor = opened
        if descriptor < 0 { throw FileError(path: path, operation: .open, code: errno) }
    }

    /// Opens a file for reading what it holds: gzip data is decompressed, and all offsets are those of what comes out.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    convenience init(content path: String) throws(FileError) {
        try self.init(reading: path)
        do { try lookForGzip() } catch { throw error.at(path) }
    }

    deinit {
        close(descriptor)
    }

    /// Whether the file holds gzip data, as far as is known.
    var isGzip: Bool { gzip != nil }

    /// Whether gzip data is cut off in the middle for now: it may still be being written.
    var isCutOff: Bool { gzip?.isCutOff ?? false }

    /// Looks whether the file holds gzip data, by its first two bytes (RFC 1952, section 2.3.1). No JSON begins like that.
    ///
    /// - Throws: a trouble that may pass.
    func lookForGzip() throws(FileError) {
        guard gzip == nil, try Fingerprint.bytes(of: self, at: 0, count: 2) == [0x1F, 0x8B] else { return }
        gzip = GzipContent(descriptor: descriptor)
    }

    /// Reads up to `count` bytes at `offset`. Returns fewer only at the end of the file.
    func read(into buffer: UnsafeMutableRawPointer, count: Int, at offset: Int64) -> Result<Int, FileError> {
        if let gzip { return gzip.read(into: buffer, count: count, at: offset) }
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

    /// How many bytes the file holds; of gzip data no more than `limit` are looked at.
    ///
    /// - Throws: a trouble that may pass.
    func contentLength(atMost limit: Int64) throws(FileError) -> Int64 {
        if let gzip { return try gzip.length(atMost: limit) }
        return status()?.size ?? 0
    }

    /// Whether gzip data says of itself, in its last four bytes (RFC 1952, section 2.3.1), that it holds so many bytes. Where
    /// it has several members, these tell of the last one alone.
    func says(contentLength: Int64) -> Bool {
        guard isGzip, let size = status()?.size else { return false }
        var length: UInt32 = 0
        guard pread(descriptor, &length, 4, off_t(size - 4)) == 4 else { return false }
        return UInt32(littleEndian: length) == UInt32(truncatingIfNeeded: contentLength)
    }

    /// How many bytes are left behind an offset; of gzip data, how many compressed ones are.
    func bytes(behind offset: Int64) -> Int64 {
        max(0, (status()?.size ?? 0) - (gzip?.compressedOffset ?? offset))
    }

    /// What the system knows of the open file.
    func status() -> FileStatus? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
    }
}
