public import UsageModel

/// Records that do not come any longer.
public struct Silence: Hashable, Codable, Sendable {
    /// When the last record was, by its own time.
    public var lastRecord: Timestamp
    /// For how many seconds there is none.
    public var seconds: Int64

    /// Makes a silence.
    public init(lastRecord: Timestamp, seconds: Int64) {
        self.lastRecord = lastRecord
        self.seconds = seconds
    }
}
