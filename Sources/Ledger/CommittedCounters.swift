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

    /// The counters after `growth` is added, for the ledger.
    public func packed(grownBy growth: [Int64: SeriesCounters]) -> PackedCounters {
        var packer = PackedCounters.Packer(bounds: bounds)
        for id in growth.keys.sorted() {
            guard var grown = growth[id] else { continue }
            if let standing = series[id]?.counters { grown += standing }
            packer.append(seriesID: id, grown)
        }
        return packer.finish()
    }

    /// Takes over what a commit made durable.
    public mutating func apply(
        growth: [Int64: SeriesCounters], tallies changed: [(tally: Tally, value: Int64)], keys: (Int64) -> SeriesKey?
    ) {
        for (id, grown) in growth {
            if let place = series.index(forKey: id) {
                series.values[place].counters += grown
            } else if let key = keys(id) {
                series[id] = Series(key: key, counters: grown)
            }
        }
        for (tally, value) in changed { tallies[tally] = value }
    }
}
