public import UsageModel

/// What is added to the rollup by quarter of an hour: for each slot its rows, already as the ledger keeps them.
public struct PackedRollup: Sendable, ExpressibleByArrayLiteral {
    /// The rows of one slot.
    struct Part: Sendable {
        let slot: Int64
        let rows: [UInt8]
    }

    private(set) var parts: [Part] = []

    /// Makes a rollup of nothing.
    public init() {}

    /// Packs deltas.
    public init(_ deltas: some Sequence<RollupDelta>) {
        var packer = Packer()
        for delta in deltas {
            packer.append(slot: delta.slot, seriesID: delta.seriesID, totals: delta.totals, sketch: delta.sketch)
        }
        parts = packer.finish().parts
    }

    /// Packs deltas.
    public init(arrayLiteral elements: RollupDelta...) {
        self.init(elements)
    }

    private init(parts: [Part]) {
        self.parts = parts
    }

    /// Whether there is nothing to add.
    public var isEmpty: Bool { parts.isEmpty }

    /// Adds what another one adds.
    public static func += (left: inout PackedRollup, right: PackedRollup) {
        left.parts += right.parts
    }

    /// Packs one row after the other. In the order of slot and series the result is smallest.
    public struct Packer: ~Copyable {
        private var writer = VarintWriter()
        private var parts: [Part] = []
        private var slot: Int64 = 0
        private var previous: Int64 = 0

        /// Makes a packer.
        public init() {}

        /// Adds a row.
        public mutating func append(slot: Int64, seriesID: Int64, totals: UsageTotals, sketch: LatencySketch) {
            if writer.count == 0 || slot != self.slot {
                endPart()
                self.slot = slot
                previous = 0
                PackedRows.begin(&writer)
            }
            PackedRows.append(series: seriesID, behind: previous, totals: totals, sketch: sketch, to: &writer)
            previous = seriesID
        }

        /// What was packed; the packer is used up.
        public consuming func finish() -> PackedRollup {
            endPart()
            return PackedRollup(parts: parts)
        }

        private mutating func endPart() {
            guard writer.count > 0 else { return }
            parts.append(Part(slot: slot, rows: writer.take()))
        }
    }
}
