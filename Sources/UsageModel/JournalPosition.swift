/// The position in one journal file, as the ledger stores it.
///
/// A journal file only grows, and its id is its own under every name. So each file has a position of its own, and an entry
/// that arrives late, in whichever file, stands behind the position of that file.
public struct JournalPosition: Hashable, Sendable {
    /// Where the reading of a file stands.
    public enum State: Int64, Sendable {
        /// It is being read.
        case active = 0
        /// It was read to its end, and does not grow any more.
        case finished = 1
        /// It was there before Tailmeter was and is not read.
        case ignored = 2
        /// It is damaged behind the position.
        case damaged = 3
        /// It is not there any more, and its end may not have been read. Where it comes back, it is read on.
        case gone = 4
    }

    /// The source it belongs to, as the user named it.
    public var source: String
    /// The id in the file's header, 32 hexadecimal digits.
    public var fileID: String
    /// The path under which the file was last seen, a hint.
    public var path: String
    /// libsystemd's cursor of the last entry that was read; `nil` before the first.
    public var cursor: String?
    /// When that entry was written; `nil` before the first.
    public var time: Timestamp?
    /// The id of the numbering that the file's entries belong to, 32 hexadecimal digits.
    public var numberingID: String
    /// The number of the last entry that the file had when all of it was read; 0 before.
    public var lastNumber: UInt64 = 0
    /// Where the reading stands.
    public var state: State = .active

    /// Makes the position of a file of which nothing is read.
    public init(source: String, fileID: String, path: String, numberingID: String) {
        self.source = source
        self.fileID = fileID
        self.path = path
        self.numberingID = numberingID
    }
}

/// What is remembered of a journal source beside the positions in its files.
public struct JournalProgress: Hashable, Sendable {
    /// Entries of one boot that were read in memory's journal, from which journald copies them to the disk.
    public struct RuntimeSpan: Hashable, Sendable {
        /// The folder's name: the machine's id and the namespace.
        public var journal: String
        /// The id of the numbering in memory.
        public var numberingID: String
        /// The boot's id.
        public var bootID: String
        /// The first entry's time since the boot, in microseconds.
        public var first: UInt64
        /// The last entry's.
        public var last: UInt64

        /// Makes a span.
        public init(journal: String, numberingID: String, bootID: String, first: UInt64, last: UInt64) {
            self.journal = journal
            self.numberingID = numberingID
            self.bootID = bootID
            self.first = first
            self.last = last
        }
    }

    /// A line that journald split and whose last part is not read yet.
    public struct OpenLine: Hashable, Sendable {
        /// The stream that it was written to.
        public var streamID: String
        /// The file that holds parts of it.
        public var fileID: String
        /// libsystemd's cursor of the first part in that file.
        public var cursor: String

        /// Makes one.
        public init(streamID: String, fileID: String, cursor: String) {
            self.streamID = streamID
            self.fileID = fileID
            self.cursor = cursor
        }
    }

    /// The source, as the user named it.
    public var source: String
    /// Entries counted so far.
    public var entries: Int64 = 0
    /// The last usable timestamp that was read.
    public var lastTime: Timestamp?
    /// The last answer whose stream began, where the log tells streams event by event.
    public var openStream: OpenStream?
    /// What was read in memory.
    public var runtimeSpans: [RuntimeSpan] = []
    /// Lines of which parts are read.
    public var openLines: [OpenLine] = []

    /// Makes the progress of a source of which nothing is read.
    public init(source: String) {
        self.source = source
    }
}
