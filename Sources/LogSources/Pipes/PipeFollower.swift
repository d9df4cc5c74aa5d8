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
    /// The FIFO, as long as it is open. Standard input stays open, so that no file gets its number.
    private var file: OpenFile?
    private let framing: RecordFraming
    private let options: TailOptions
    private var reader: LineBlockReader<PipeStream>

    /// Reads standard input.
    init(standardInput descriptor: Int32, framing: RecordFraming, options: TailOptions) {
        place = .standardInput
        self.descriptor = descriptor
        self.framing = framing
        self.options = options
        reader = Self.reader(descriptor, PipeStream.standardInputName, framing, options)
    }

    /// Reads a FIFO.
    ///
    /// - Throws: ``FileError`` with the reason of the system.
    init(fifo path: String, _ file: FileID, framing: RecordFraming, options: TailOptions) throws(FileError) {
        place = .fifo(path: path, file)
        let opened = try OpenFile(reading: path)
        self.file = opened
        descriptor = opened.descriptor
        self.framing = framing
        self.options = options
        reader = Self.reader(descriptor, path, framing, options)
    }

    /// What it is called in messages.
    var path: String {
        switch place {
        case .standardInput: PipeStream.standardInputName
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
            if let block = try reader.next() { return .block(block, reader.recordLines) }
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
        let old = file
        defer { withExtendedLifetime(old) {} }
        close()
        guard isLive, case .fifo(let path, let place) = place else { return }
        let fresh = try OpenFile(reading: path)
        // The path may lead to another one by now, which the next look finds.
        guard fresh.status()?.id == place else { return }
        file = fresh
        descriptor = fresh.descriptor
        reader = Self.reader(descriptor, path, framing, options)
    }

    /// Tells what a block held.
    func accept(lines count: Int, lastTime: Timestamp?, openStream: OpenStream?) {
        lines += Int64(count)
        self.lastTime = lastTime
        self.openStream = openStream
    }

    private func close() {
        file = nil
        descriptor = -1
    }

    /// `F_SETPIPE_SZ` of Linux' fcntl.h, which needs `_GNU_SOURCE`.
    private static let setPipeSize: Int32 = 1031

    private static func reader(
        _ descriptor: Int32, _ path: String, _ framing: RecordFraming, _ options: TailOptions
    ) -> LineBlockReader<PipeStream> {
        // The most that the system gives a user (/proc/sys/fs/pipe-max-size); without it the writer waits more often.
        _ = fcntl(descriptor, setPipeSize, 1 << 20)
        return LineBlockReader(
            PipeStream(descriptor: descriptor, path: path, waits: false), blockBytes: options.blockBytes,
            maximumLineBytes: options.maximumLineBytes, framing: framing)
    }
}
