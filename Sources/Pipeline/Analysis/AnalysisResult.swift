public import UsageModel

/// What `analyze` found.
public struct AnalysisResult: Sendable {
    /// A line that was passed over.
    public struct Skipped: Sendable {
        /// The file.
        public let path: String
        /// Its line, from 1.
        public let line: Int64
        /// Why.
        public let reason: SkipReason
        /// What exactly.
        public let detail: String
    }

    /// The groups.
    public var groups: [UsageKey: UsageGroup] = [:]
    /// The lines, by what became of them.
    public var counts = LineCounts()
    /// What the lines told beside the requests, by ``AppEvent/rawValue``.
    public var events: [Int64] = Array(repeating: 0, count: AppEvent.allCases.count)
    /// Tokens without a price, by model.
    public var unpriced: [String: Int64] = [:]
    /// Successful requests whose tokens the log does not tell.
    public var requestsWithoutUsage: Int64 { groups.values.reduce(0) { $0 + $1.totals.requestsWithoutUsage } }
    /// Lines that repeat an attempt already counted; they are in ``LineCounts/other`` too.
    public var repeats: Int64 = 0
    /// Requests whose time is not that of their own line, by ``TimeOrigin/rawValue``.
    public var timeOrigins: [Int64] = Array(repeating: 0, count: TimeOrigin.allCases.count)
    /// Requests of which a value went to `other`, since there were more than are told apart.
    public var overflow: Int64 = 0
    /// The first lines that were passed over.
    public var skipped: [Skipped] = []
    /// What was wrong with files; the others were read.
    public var failures: [String] = []
    /// Bytes of lines that were read, decompressed.
    public var bytes: Int64 = 0

    /// How many passed-over lines are kept for showing.
    public static let skippedLimit = 5
}
