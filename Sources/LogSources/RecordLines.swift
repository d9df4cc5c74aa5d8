/// Where the records of a block stand among the lines of their file.
public struct RecordLines: Sendable {
    /// Lines that went by since the block before, without a record in this one.
    var before = 0
    /// Lines of the file that the block takes; `nil` where each record is one line.
    var taken: Int?
    /// Bytes of the file that the block takes; `nil` where these are the records'.
    var takenBytes: Int?
    /// By record: its first line in the block. Empty where each record is one line.
    var firstLines: [Int32] = []

    /// How many lines of the file the block takes.
    ///
    /// - Parameter records: how many records it has.
    public func count(records: Int) -> Int { before + (taken ?? records) }

    /// How many bytes of the file the block takes.
    ///
    /// - Parameter records: the block.
    public func bytes(_ records: UnsafeRawBufferPointer) -> Int { takenBytes ?? records.count }

    /// The first line of a record, counted from the first line of the block.
    public func firstLine(ofRecord record: Int) -> Int {
        before + (record < firstLines.count ? Int(firstLines[record]) : record)
    }
}
