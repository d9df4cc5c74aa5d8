import LogDecoding
import LogSources
import UsageModel

/// Where the lines of a block stand.
struct BlockPlace {
    /// The source, as the user named it.
    let source: String
    /// The file.
    let path: String
    /// Lines of the file before the block.
    var linesBefore: Int64 = 0
    /// Where the records stand among the lines of the file; `nil` where these have no numbers.
    var lines: RecordLines?

    /// The line of a record, and what it calls the request.
    ///
    /// - Parameters:
    ///   - record: the record's line, as its index in the block.
    ///   - id: the id; empty where the line states none.
    func line(ofRecord record: UInt32, id: String) -> RequestLine {
        let number = lines.map { linesBefore + Int64($0.firstLine(ofRecord: Int(record))) + 1 } ?? 0
        return RequestLine(id: id, source: source, path: path, line: number)
    }
}
