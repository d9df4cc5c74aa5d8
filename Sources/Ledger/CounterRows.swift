import UsageModel

/// Counters of many series as bytes.
///
/// The bytes are: the version of this format, the number of the histograms' bounds, the bounds, then for each series the
/// distance of its number to that of the one before, its sums (``PackedTotals``) and its two histograms, each as the counts
/// by bucket, the whole seconds of the sum and the rest in nanoseconds.
enum CounterRows {
    static let version: UInt8 = 1

    static func begin(bounds: DurationHistogram.Bounds, _ writer: inout VarintWriter) {
        writer.append(byte: version)
        writer.append(UInt64(bounds.nanoseconds.count))
        for bound in bounds.nanoseconds { writer.append(signed: bound) }
    }

    static func append(
        series: Int64, behind previous: Int64, _ counters: borrowing SeriesCounters, to writer: inout VarintWriter
    ) {
        writer.append(signed: series &- previous)
        PackedTotals.append(counters.totals, to: &writer)
        append(counters.durations, to: &writer)
        append(counters.firstTokens, to: &writer)
    }

    /// - Throws: ``DamagedRows``.
    static func read(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ series: Int64, _ counters: SeriesCounters, _ bounds: DurationHistogram.Bounds) -> Void
    ) throws {
        var reader = VarintReader(bytes)
        guard reader.next() == UInt64(version), let boundCount = reader.next(), boundCount <= UInt64(bytes.count) else {
            throw DamagedRows()
        }
        var nanoseconds: [Int64] = []
        for _ in 0..<boundCount {
            guard let bound = reader.nextSigned() else { throw DamagedRows() }
            nanoseconds.append(bound)
        }
        let bounds = DurationHistogram.Bounds(nanoseconds: nanoseconds)
        var series: Int64 = 0
        while !reader.isAtEnd {
            guard let distance = reader.nextSigned(), let totals = PackedTotals.read(from: &reader) else {
                throw DamagedRows()
            }
            series &+= distance
            var counters = SeriesCounters(bounds: bounds)
            counters.totals = totals
            guard read(&counters.durations, from: &reader), read(&counters.firstTokens, from: &reader) else {
                throw DamagedRows()
            }
            body(series, counters, bounds)
        }
    }

    private static func append(_ histogram: DurationHistogram, to writer: inout VarintWriter) {
        for count in histogram.counts { writer.append(signed: count) }
        let sum = PackedTotals.seconds(histogram.sumNanoseconds)
        writer.append(signed: sum.whole)
        writer.append(signed: sum.rest)
    }

    private static func read(_ histogram: inout DurationHistogram, from reader: inout VarintReader) -> Bool {
        for index in histogram.counts.indices {
            guard let count = reader.nextSigned() else { return false }
            histogram.counts[index] = count
        }
        guard let whole = reader.nextSigned(), let rest = reader.nextSigned() else { return false }
        histogram.sumNanoseconds = PackedTotals.nanoseconds(whole, rest)
        return true
    }
}
