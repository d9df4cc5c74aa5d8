import Glibc

/// Standard input or a FIFO, whose bytes come when they come: a read never waits for them.
struct PipeInput: ByteStream {
    private(set) var isWaiting = false
    private let descriptor: Int32
    private let path: String

    /// Reads from an open descriptor, which stays open.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        // O_NONBLOCK would hold for all who have the same standard input, such as the user's shell.
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        isWaiting = poll(&state, 1, 0) <= 0
        while !isWaiting {
            let got = Glibc.read(descriptor, memory, count)
            if got >= 0 { return got }
            switch errno {
            case EINTR: continue
            case EAGAIN: isWaiting = true
            default: throw .file(FileError(path: path, operation: .read, code: errno))
            }
        }
        return 0
    }
}
