import Ledger
public import UsageModel

/// Writes out the lines of an archive that are wanted, in the order of hours and, within one, of reading.
public struct ArchiveExtract {
    private let catalog: ArchiveCatalog
    private let selection: LineSelection
    private let range: Range<Timestamp>?

    /// Makes an extract; only the segments are read that can hold wanted lines.
    public init(_ catalog: ArchiveCatalog, range: Range<Timestamp>?, selection: LineSelection) {
        self.catalog = catalog
        self.range = range
        self.selection = selection
    }

    /// Hands out lines with their line feeds, many at a time.
    ///
    /// - Parameter write: takes bytes; `false` where no more are wanted.
    /// - Throws: `StreamError` or ``ArchiveError`` where a segment cannot be read.
    /// - Returns: how many lines were handed out.
    public func run(_ write: ([UInt8]) -> Bool) throws -> Int64 {
        var count: Int64 = 0
        var output: [UInt8] = []
        for segment in catalog.segments(in: range) where segment.lines > 0 {
            let takesAll = selection.takesAll(first: segment.firstTime, last: segment.lastTime)
            var lines = try SegmentLines(segment, in: catalog.folder, index: catalog.index)
            while let line = try lines.next() {
                if !takesAll {
                    let source = catalog.streams[line.stream]?.source ?? ""
                    guard try selection.wants(line, source: source) else { continue }
                }
                output.append(contentsOf: line.bytes)
                output.append(0x0A)
                count += 1
                if output.count >= 256 << 10 {
                    guard write(output) else { return count }
                    output.removeAll(keepingCapacity: true)
                }
            }
        }
        if !output.isEmpty { _ = write(output) }
        return count
    }
}
