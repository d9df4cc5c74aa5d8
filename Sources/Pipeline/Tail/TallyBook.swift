public import Ledger
public import UsageModel

/// Counts that belong to a source, on their way to the ledger.
public struct TallyBook {
    private var values: [Tally: Int64]
    private var changed: Set<Tally> = []

    /// Makes the book of a ledger that holds these.
    public init(_ values: [Tally: Int64]) {
        self.values = values
    }

    /// Adds to a count.
    public mutating func add(_ count: Int64, _ name: String, source: String) {
        guard count != 0 else { return }
        let tally = Tally(source: source, name: name)
        values[tally, default: 0] += count
        changed.insert(tally)
    }

    /// Gives a count a value.
    public mutating func set(_ value: Int64, _ name: String, source: String) {
        let tally = Tally(source: source, name: name)
        guard values[tally] != value else { return }
        values[tally] = value
        changed.insert(tally)
    }

    /// A count's value.
    public func value(_ name: String, source: String) -> Int64 {
        values[Tally(source: source, name: name)] ?? 0
    }

    /// Adds lines by what became of them.
    public mutating func add(_ counts: LineCounts, source: String) {
        add(counts.usage, TallyName.lines("usage"), source: source)
        add(counts.other, TallyName.lines("other"), source: source)
        for reason in SkipReason.allCases { add(counts[reason], TallyName.lines(reason.name), source: source) }
    }

    /// The counts that changed since the last commit, in full.
    public var changes: [(tally: Tally, value: Int64)] {
        changed.map { ($0, values[$0] ?? 0) }
    }

    /// Tells that ``changes`` is committed.
    public mutating func markCommitted() {
        changed.removeAll(keepingCapacity: true)
    }
}
