public import UsageModel

/// A block of records that a source handed out, and where it comes from.
public struct SourceRead {
    /// What is handed out.
    public enum Block {
        /// Whole lines, a record each.
        case lines(UnsafeRawBufferPointer)
        /// What stood behind the last line feed, or the last end of a record, of a file that is at its end.
        case rest(UnsafeRawBufferPointer)
        /// A record that is too long went by.
        case tooLong
    }

    /// What the block was read from.
    enum Origin {
        case file(FileFollower)
        case journal(JournalTailer)
        case pipe(PipeFollower)
    }

    /// The bytes; valid until the next read.
    public let block: Block
    /// The source, as the user named it.
    public let source: String
    /// Which of the sources it is.
    public internal(set) var sourceIndex: Int
    /// The file.
    public let path: String
    /// Lines of the content that were handed out before.
    public let linesBefore: Int64
    /// Where the records stand among the lines of the file.
    public let recordLines: RecordLines
    /// Records that are too long and went by between the lines of the block.
    public let tooLongBetween: Int64
    /// The last usable timestamp before the block.
    public let lastTime: Timestamp?
    /// By record: a time for it where it has none; empty where the source knows of none.
    public let recordTimes: [Timestamp]
    /// The stream that was open before this block.
    public let openStream: OpenStream?
    /// The file's modification time.
    public let modified: Timestamp?
    let origin: Origin

    /// Whether the block stands at lines of a file: the entries of a journal do not.
    public var hasLineNumbers: Bool {
        if case .journal = origin { false } else { true }
    }

    /// Whether the bytes are gone from where they were read.
    public var isFromPipe: Bool {
        if case .pipe = origin { true } else { false }
    }
}
