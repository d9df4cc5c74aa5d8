import Glibc

/// A segment's file while it is written to.
struct SegmentFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    /// Makes the file, which must not be there, and the folders above it.
    init(creating path: String, options: ArchiveOptions) throws(ArchiveError) {
        try ArchiveFolder.make(for: path, options: options)
        let made = try Self.open(path, O_RDWR | O_CREAT | O_EXCL, "cannot be made")
        do throws(ArchiveError) {
            try ArchiveFolder.dress(made, path, mode: options.mode, options: options)
        } catch {
            close(made)
            throw error
        }
        self.path = path
        descriptor = made
    }

    /// Opens a file that is there.
    init(opening path: String) throws(ArchiveError) {
        descriptor = try Self.open(path, O_RDWR, "cannot be opened")
        self.path = path
    }

    /// Opens a file that is there, to look at it alone.
    init(reading path: String) throws(ArchiveError) {
        descriptor = try Self.open(path, O_RDONLY, "cannot be opened")
        self.path = path
    }

    private static func open(_ path: String, _ flags: Int32, _ trouble: String) throws(ArchiveError) -> Int32 {
        let descriptor = Glibc.open(path, O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
        guard descriptor >= 0 else { throw .system(path, trouble) }
        return descriptor
    }

    deinit {
        close(descriptor)
    }

    var size: Int64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : -1
    }

    /// Writes bytes at an offset: where they reach the file's end, readers see all of them or, for the moment of one call,
    /// a part.
    func write(_ bytes: [UInt8], at offset: Int64) throws(ArchiveError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map {
                    pwrite(descriptor, $0 + done, buffer.count - done, off_t(offset) + off_t(done))
                } ?? 0
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(path, "cannot be written")
            }
            done += count
        }
    }

    /// The bytes from an offset to the end, at most `limit`.
    func read(from offset: Int64, limit: Int) -> [UInt8] {
        let count = Int(max(0, min(size - offset, Int64(limit))))
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while used < count {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + used }, count - used, off_t(offset) + off_t(used))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { return }
                used += got
            }
        }
    }

    /// Cuts the file off.
    func truncate(to length: Int64) throws(ArchiveError) {
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw .system(path, "cannot be cut off") }
    }

    /// Puts what was written on the disk.
    func sync() throws(ArchiveError) {
        guard fdatasync(descriptor) == 0 else { throw .system(path, "cannot be put on the disk") }
    }
}
