import LogSources

/// The lines of a file that a command reads: a plain file, gzip, a FIFO, or `-` for standard input.
final class FileLines {
    private let read: () throws(StreamError) -> SourceRead.Block?

    private final class Box<Stream: ByteStream & ~Copyable> {
        var reader: LineBlockReader<Stream>

        init(_ reader: consuming LineBlockReader<Stream>) {
            self.reader = reader
        }
    }

    /// Opens a file.
    ///
    /// - Parameter blockBytes: how much of a pipe is read at a time.
    /// - Throws: `CommandFailure`.
    init(_ file: String, blockBytes: Int = 256 << 10) throws(CommandFailure) {
        do throws(StreamError) {
            if file == "-" || PipeStream.isFifo(file) {
                let pipe = file == "-" ? PipeStream.standardInput : try PipeStream(fifo: file)
                read = Self.reading(LineBlockReader(pipe, blockBytes: blockBytes))
            } else if try FileProbe.isGzip(file) {
                let stream = try GzipStream(try FileStream(path: file, offset: 0), path: file)
                read = Self.reading(LineBlockReader(stream))
            } else {
                _ = try FileProbe.status(of: file)
                read = Self.reading(LineBlockReader(try FileStream(path: file, offset: 0)))
            }
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// The next block, whose bytes are valid until the next call; `nil` at the end.
    ///
    /// - Throws: `CommandFailure`.
    func next() throws(CommandFailure) -> SourceRead.Block? {
        do throws(StreamError) { return try read() } catch { throw CommandFailure(error.description) }
    }

    private static func reading<Stream: ByteStream & ~Copyable>(
        _ reader: consuming LineBlockReader<Stream>
    ) -> () throws(StreamError) -> SourceRead.Block? {
        let box = Box(reader)
        return { () throws(StreamError) in try box.reader.next() }
    }
}
