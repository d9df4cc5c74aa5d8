import Glibc
import UsageModel

/// Reads records from standard input, or from a FIFO whose writers come and go.
///
/// A pipe has no positions to come back to: what was read is gone from it. So it is handed out at once, and what is half a
/// line stays here, also when another tailer of the same process goes on.
final class PipeFollower {
    /// Where the bytes come from.
    enum Place: Hashable {
        case standardInput
        case fifo(path: String, FileID)
    }

    /// What one look brought.
    enum Outcome {
        /// Whole records, a line each, or half a line whose writer is gone.
        case block(SourceRead.Block, RecordLines)
        /// Nothing has come.
        case waiting
        /// All writers are gone.
        case end
        /// The system refused.
        case failed(FileError)
    }

    let place: Place
    /// Which of the sources it is of.
    var sourceIndex = 0
    /// Whether the path still leads to the FIFO. When it does not, it is read until its writers are gone.
    var isLive = true
    /// Lines that were handed out.
    private(set) var lines: Int64 = 0
    private(set) var lastTime: Timestamp?
    private(set) var openStream: OpenStream?
    /// What is read from; -1 once nothing more can come.
    private(set) var descriptor: Int32
    private let framing: RecordFraming
    private let options: TailOptions
    private var reader: LineBlockReader<PipeInput>

    /// What standard input is called in messages.
    static let standardInputPath = "standard input"

    /// Reads standard input.
    init(standardInput descriptor: Int32, framing: RecordFraming, options: TailOptions) {
        place = .standardInput
        self.descriptor = descriptor
        self.framing = framing
        self.options = options
        reader = Self.reader(descriptor, Self.standardInputPath, framing, options)
    }

    /// Reads a FIFO.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    init(fifo path: String, _ file: FileID, framing: RecordFraming, options: TailOptions) throws(FileError) {
        place = .fifo(path: path, file)
        descriptor = try Self.open(path)
        self.framing = framing
        self.options = options
        reader = Self.reader(descriptor, path, framing, options)
    }

    deinit {
        close()
    }

    /// What it is called in messages.
    var path: String {
        switch place {
        case .standardInput: Self.standardInputPath
        case .fifo(let path, _): path
        }
    }

    /// Bytes that wait in the pipe.
    var lag: Int64 {
        var bytes: Int32 = 0
        guard descriptor >= 0, ioctl(descriptor, UInt(FIONREAD), &bytes) == 0 else { return 0 }
        return Int64(bytes)
    }

    /// The next block; where nothing has come it does not wait.
    func next() -> Outcome {
        guard descriptor >= 0 else { return .end }
        do {
            if let block = try reader.next() {
                let lines = reader.recordLines
                switch block {
                case .lines(let bytes): return .block(.lines(bytes), lines)
                case .rest(let bytes): return .block(.rest(bytes), lines)
                case .tooLong: return .block(.tooLong, lines)
                }
            }
        } catch .file(let error) {
            close()
            return .failed(error)
        } catch {
            preconditionFailure("a pipe is not decompressed")
        }
        return reader.isWaiting ? .waiting : .end
    }

    /// Waits for other writers.
    ///
    /// Until there is one the new descriptor is not ready to be read, where the old one would be for ever. It is opened before
    /// the old one is closed: without a reader a writer that comes meanwhile would be killed.
    ///
    /// - Throws: ``FileError`` with the reason of the system; then it is closed.
    func waitForWriters() throws(FileError) {
        let old = descriptor
        descriptor = -1
        defer { Self.close(old, place) }
        guard isLive, case .fifo(let path, let file) = place else { return }
        let fresh = try Self.open(path)
        var status = stat()
        guard fstat(fresh, &status) == 0, FileStatus(status).id == file else {
            // The path leads to another one by now, which the next look finds.
            Glibc.close(fresh)
            return
        }
        descriptor = fresh
        reader = Self.reader(fresh, path, framing, options)
    }

    /// Tells what a block held.
    func accept(lines count: Int, lastTime: Timestamp?, openStream: OpenStream?) {
        lines += Int64(count)
        self.lastTime = lastTime
        self.openStream = openStream
    }

    private func close() {
        Self.close(descriptor, place)
        descriptor = -1
    }

    /// Standard input stays open, so that no file gets its number.
    private static func close(_ descriptor: Int32, _ place: Place) {
        if descriptor >= 0, place != .standardInput { Glibc.close(descriptor) }
    }

    private static func open(_ path: String) throws(FileError) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path, operation: .open, code: errno) }
        return descriptor
    }

    /// `F_SETPIPE_SZ` of Linux' fcntl.h, which needs `_GNU_SOURCE`.
    private static let setPipeSize: Int32 = 1031

    private static func reader(
        _ descriptor: Int32, _ path: String, _ framing: RecordFraming, _ options: TailOptions
    ) -> LineBlockReader<PipeInput> {
        // The most that the system gives a user (/proc/sys/fs/pipe-max-size); without it the writer waits more often.
        _ = fcntl(descriptor, setPipeSize, 1 << 20)
        return LineBlockReader(
            PipeInput(descriptor: descriptor, path: path), blockBytes: options.blockBytes,
            maximumLineBytes: options.maximumLineBytes, framing: framing)
    }
}
