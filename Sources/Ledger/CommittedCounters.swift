public import UsageModel

/// The counters as of the last commit: what `/metrics` shows, so that no scrape sees a figure that a crash takes back.
public struct CommittedCounters: Sendable {
    /// One series.
    public struct Series: Sendable {
        /// What it counts.
        public let key: SeriesKey
        /// Its counters.
        public var counters: SeriesCounters
    }

    /// The series by number.
    public private(set) var series: [Int64: Series] = [:]
    /// The tallies.
    public private(set) var tallies: [Tally: Int64] = [:]
    /// The bounds of the histograms.
    public let bounds: DurationHistogram.Bounds

    /// Makes counters of what a ledger holds. Histograms of other bounds than `bounds` begin anew.
    public init(contents: LedgerContents, bounds: DurationHistogram.Bounds) {
        self.bounds = bounds
        tallies = contents.tallies
        for (id, key) in contents.series {
            // A series over all labels beside labelled ones has rollups but no counters.
            guard var counters = contents.counters[id] else { continue }
            if contents.bounds[id] != bounds {
                counters.durations = DurationHistogram(bounds: bounds)
                counters.firstTokens = DurationHistogram(bounds: bounds)
            }
            series[id] = Series(key: key, counters: counters)
        }
    }

    /// The counters of a series after `growth` is added.
    public func counters(of id: Int64, grownBy growth: SeriesCounters) -> SeriesCounters {
        var grown = series[id]?.counters ?? SeriesCounters(bounds: bounds)
        grown += growth
        return grown
    }

    /// Takes over what a commit made durable.
    public mutating func apply(_ batch: LedgerBatch, keys: (Int64) -> SeriesKey?) {
        for (id, counters) in batch.counters {
            if series[id] != nil {
                series[id]?.counters = counters
            } else if let key = keys(id) {
                series[id] = Series(key: key, counters: counters)
            }
        }
        for (tally, value) in batch.tallies { tallies[tally] = value }
    }
}
