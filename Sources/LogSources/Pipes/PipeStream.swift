import Glibc

/// Standard input or a FIFO: bytes that come when they come, and that cannot be read twice.
public struct PipeStream: ByteStream {
    /// Whether the last read brought nothing because nothing has come yet; never so where reads wait.
    public private(set) var isWaiting = false
    private let descriptor: Int32
    private let path: String
    /// Whether a read waits until something comes.
    private let waits: Bool
    /// What closes the descriptor, where it was opened here.
    private let file: OpenFile?

    /// What standard input is called in messages.
    public static let standardInputName = "standard input"

    /// Standard input, which stays open.
    public static var standardInput: PipeStream {
        PipeStream(descriptor: STDIN_FILENO, path: standardInputName, waits: true)
    }

    /// Reads from an open descriptor, which stays open.
    ///
    /// - Parameter waits: whether a read waits until something comes; otherwise ``isWaiting`` says that nothing has.
    init(descriptor: Int32, path: String, waits: Bool) {
        self.init(descriptor: descriptor, path: path, waits: waits, file: nil)
    }

    /// Opens a FIFO, such as the shell's `<(…)`, and waits for its writer.
    ///
    /// - Throws: ``StreamError`` with the reason of the system.
    public init(fifo path: String) throws(StreamError) {
        do {
            let file = try OpenFile(waitingForWriterOf: path)
            self.init(descriptor: file.descriptor, path: path, waits: true, file: file)
        } catch {
            throw .file(error)
        }
    }

    private init(descriptor: Int32, path: String, waits: Bool, file: OpenFile?) {
        self.descriptor = descriptor
        self.path = path
        self.waits = waits
        self.file = file
    }

    /// Whether a path leads to a FIFO, which must not be opened to be looked at: its writer would be killed.
    public static func isFifo(_ path: String) -> Bool { FileStatus(path: path)?.kind == .fifo }

    /// Reads up to `count` bytes that have come.
    public mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        // O_NONBLOCK would hold for all who have the same standard input, such as the user's shell.
        isWaiting = !waits && !isReady(milliseconds: 0)
        while !isWaiting {
            let got = Glibc.read(descriptor, memory, count)
            if got >= 0 { return got }
            switch errno {
            case EINTR: continue
            case EAGAIN where waits: _ = isReady(milliseconds: -1)
            case EAGAIN: isWaiting = true
            default: throw .file(FileError(path: path, operation: .read, code: errno))
            }
        }
        return 0
    }

    private func isReady(milliseconds: Int32) -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, milliseconds) > 0
    }
}
