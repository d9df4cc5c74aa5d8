import Glibc

/// An open file from its beginning, without moving the descriptor's own place. It does not close it.
struct DescriptorStream: ByteStream {
    /// Where the next read begins.
    private(set) var offset: Int64 = 0
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        while true {
            let got = pread(descriptor, memory, count, off_t(offset))
            if got >= 0 {
                offset += Int64(got)
                return got
            }
            if errno != EINTR { throw .file(FileError(path: "", operation: .read, code: errno)) }
        }
    }
}
