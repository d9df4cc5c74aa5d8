import LogSources

/// A text from a file or from standard input.
enum GuardText {
    /// Reads a text. What lies so far behind the limit that the text is too long in any case is not read.
    static func read(_ file: String, maxCharacters: Int) throws -> String {
        // A character has four bytes at the most.
        let limit = maxCharacters.multipliedReportingOverflow(by: 4)
        let most = limit.overflow ? Int.max : max(limit.partialValue, 0).addingReportingOverflow(8).partialValue
        do {
            if file == "-" || PipeStream.isFifo(file) {
                let pipe = file == "-" ? PipeStream.standardInput : try PipeStream(fifo: file)
                return try text(pipe, most: most)
            }
            _ = try FileProbe.status(of: file)
            return try text(try FileStream(path: file, offset: 0), most: most)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private static func text<Stream: ByteStream & ~Copyable>(
        _ stream: consuming Stream, most: Int
    ) throws(StreamError) -> String {
        var bytes: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
        defer { chunk.deallocate() }
        guard let memory = chunk.baseAddress else { return "" }
        while bytes.count < most {
            let count = try stream.read(into: memory, count: chunk.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
