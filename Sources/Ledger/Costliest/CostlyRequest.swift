public import UsageModel

/// One of the requests that cost most: what it was, and where its line is.
///
/// In their order the costliest comes first; of equal costs the earlier one, and of the same time the one whose line stands
/// first.
public struct CostlyRequest: Hashable, Sendable {
    /// When it was logged.
    public var time: Timestamp
    /// Its provider, model, outcome and labels.
    public var series: SeriesKey
    /// Its tokens.
    public var usage: TokenUsage
    /// What it cost, in pico-dollars.
    public var cost: Int64
    /// How long it took in nanoseconds, -1 where no line says.
    public var duration: Int64
    /// The keyed hash of the id by which a later line is known to tell of the same request; 0 where there is none.
    public var key: UInt64
    /// Its line: of several the first that was listed.
    public var line: RequestLine

    /// Makes one.
    public init(
        time: Timestamp, series: SeriesKey, usage: TokenUsage, cost: Int64, duration: Int64 = -1, key: UInt64 = 0,
        line: RequestLine = RequestLine()
    ) {
        self.time = time
        self.series = series
        self.usage = usage
        self.cost = cost
        self.duration = duration
        self.key = key
        self.line = line
    }

    /// Takes over the figures of a later line of the same request.
    mutating func revise(by later: CostlyRequest) {
        usage = later.usage
        cost = later.cost
        duration = max(duration, later.duration)
        if line.id.isEmpty { line.id = later.line.id }
    }
}

extension CostlyRequest: Comparable {
    /// Whether `left` comes first in a list.
    public static func < (left: CostlyRequest, right: CostlyRequest) -> Bool {
        if left.cost != right.cost { return left.cost > right.cost }
        return (left.time, left.line.source, left.line.path, left.line.line)
            < (right.time, right.line.source, right.line.path, right.line.line)
    }
}
