import UsageModel

/// The rows of one quarter of an hour as bytes: one part of it.
///
/// By labels almost every request is a row of its own, and rows of a table took twice the time of all else. The bytes are:
/// the version of this format, the version of the sketches' mapping, then for each row the distance of its series' number
/// to that of the row before, the sums (``PackedTotals``) and the sketch. Rows may stand in any order, and a series more
/// than once: what counts is their sum.
enum PackedRows {
    static let version: UInt8 = 1

    static func begin(_ writer: inout VarintWriter) {
        writer.append(byte: version)
        writer.append(byte: LatencySketch.mappingVersion)
    }

    static func append(
        series: Int64, behind previous: Int64, totals: UsageTotals, sketch: LatencySketch, to writer: inout VarintWriter
    ) {
        writer.append(signed: series &- previous)
        PackedTotals.append(totals, to: &writer)
        sketch.write(to: &writer)
    }

    /// Hands out the rows of a part, a sketch of a mapping that this version does not know as an empty one.
    ///
    /// - Throws: ``DamagedRows`` where the bytes are none that ``append(series:behind:totals:sketch:to:)`` wrote, and what
    ///   `body` throws.
    static func read(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        guard bytes.count >= 2, bytes[0] == version else { throw DamagedRows() }
        let knowsSketches = bytes[1] == LatencySketch.mappingVersion
        var reader = VarintReader(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(2)))
        var series: Int64 = 0
        while !reader.isAtEnd {
            guard let distance = reader.nextSigned(), let totals = PackedTotals.read(from: &reader) else {
                throw DamagedRows()
            }
            series &+= distance
            var sketch = LatencySketch()
            guard sketch.add(from: &reader) else { throw DamagedRows() }
            try body(series, totals, knowsSketches ? sketch : LatencySketch())
        }
    }

    /// The rows of several parts as one part, in the order of their series.
    ///
    /// - Throws: ``DamagedRows``, also where a sum outgrows 64 bits: no sum of real requests does.
    static func merged(_ parts: [[UInt8]]) throws -> [UInt8] {
        var sums: [Int64: (totals: UsageTotals, sketch: LatencySketch)] = [:]
        for part in parts {
            try part.withUnsafeBytes { bytes in
                try read(bytes) { series, totals, sketch in
                    guard sums[series] != nil else {
                        sums[series] = (totals, sketch)
                        return
                    }
                    guard sums[series]?.totals.add(checking: totals) == true else { throw DamagedRows() }
                    sums[series]?.sketch.merge(sketch)
                }
            }
        }
        var writer = VarintWriter()
        begin(&writer)
        var previous: Int64 = 0
        for (series, sum) in sums.sorted(by: { $0.key < $1.key }) {
            append(series: series, behind: previous, totals: sum.totals, sketch: sum.sketch, to: &writer)
            previous = series
        }
        return writer.take()
    }
}

/// Bytes in the ledger that no version of Tailmeter wrote.
public struct DamagedRows: Error {
    /// Makes the error.
    public init() {}
}
