/// Something that happened to the files, for the log and the counters.
public enum TailReport: Hashable, Sendable {
    /// A content is read from its beginning, or from the position at which it was left.
    case opened(path: String, offset: Int64)
    /// Nothing is there yet.
    case waiting(path: String)
    /// The file was rotated away; it is read to its end.
    case rotated(path: String)
    /// The file was cut or replaced in place, and is read from its beginning.
    case truncated(path: String)
    /// A content is gone, and whether all of it was read is not known.
    case suspectedLoss(path: String)
    /// A line is too long and is passed over.
    case lineTooLong(path: String, line: Int64)
    /// Two names lead to the same file; it is read once.
    case sameFile(path: String, other: String)
    /// The path is this process's own log; it is not read.
    case ownLog(path: String)
    /// The path is no file that can be tailed.
    case notAFile(path: String, kind: FileStatus.Kind)
    /// Standard input or a FIFO is read.
    case pipeOpened(path: String)
    /// Standard input is at its end.
    case inputEnded(path: String)
    /// The system refused.
    case failed(FileError)
    /// A journal file is read: from its beginning, or from the position at which it was left or first met.
    case journalOpened(path: String, isFromStart: Bool)
    /// There is no journal file yet.
    case noJournal(places: String)
    /// A journal file cannot be read, or not to its end.
    case journal(JournalError)
    /// What was wrong with the path is over.
    case recovered(path: String)
}
