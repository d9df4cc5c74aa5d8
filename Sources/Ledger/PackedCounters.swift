public import UsageModel

/// The new figures of the series that changed, in full, already as the ledger keeps them (``CounterRows``).
public struct PackedCounters: Sendable {
    let rows: [UInt8]

    /// No counters.
    public init() {
        rows = []
    }

    private init(rows: [UInt8]) {
        self.rows = rows
    }

    /// Packs counters.
    public init(
        _ counters: some Sequence<(seriesID: Int64, counters: SeriesCounters)>, bounds: DurationHistogram.Bounds
    ) {
        var packer = Packer(bounds: bounds)
        for (seriesID, counters) in counters { packer.append(seriesID: seriesID, counters) }
        self = packer.finish()
    }

    /// Whether there are none.
    public var isEmpty: Bool { rows.isEmpty }

    /// Packs the counters of one series after the other. In the order of their numbers the result is smallest.
    public struct Packer: ~Copyable {
        private var writer = VarintWriter()
        private let bounds: DurationHistogram.Bounds
        private var previous: Int64 = 0

        /// Makes a packer of counters whose histograms have these bounds.
        public init(bounds: DurationHistogram.Bounds) {
            self.bounds = bounds
        }

        /// Adds a series.
        public mutating func append(seriesID: Int64, _ counters: borrowing SeriesCounters) {
            if writer.count == 0 { CounterRows.begin(bounds: bounds, &writer) }
            CounterRows.append(series: seriesID, behind: previous, counters, to: &writer)
            previous = seriesID
        }

        /// What was packed; the packer is used up.
        public consuming func finish() -> PackedCounters {
            PackedCounters(rows: writer.take())
        }
    }
}
