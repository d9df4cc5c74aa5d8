/// Where a record's time comes from.
public enum TimeOrigin: UInt8, CaseIterable, Sendable {
    /// The line's own timestamp.
    case line = 0
    /// The line has no usable timestamp: that of the line before it in the file.
    case previousLine = 1
    /// Neither the line nor one before it has a timestamp: the file's modification time, or the time of reading.
    case file = 2
    /// The line's timestamp lies more than 24 hours in the future: the time of reading.
    case suspect = 3

    /// The value of the label `origin` in metrics.
    public var name: String {
        switch self {
        case .line: "line"
        case .previousLine: "previous_line"
        case .file: "file"
        case .suspect: "suspect"
        }
    }
}
