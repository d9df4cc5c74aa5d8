/// Scalars with the place in bytes that each stands for.
struct RawText {
    var scalars: [UInt32]
    var starts: [Int32]
    var ends: [Int32]

    init(_ source: SourceText) {
        scalars = source.scalars
        starts = Array(source.offsets.dropLast())
        ends = Array(source.offsets.dropFirst())
    }

    init(_ bytes: [UInt8], standingFor place: Range<Int32>) {
        scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
        starts = [Int32](repeating: place.lowerBound, count: scalars.count)
        ends = [Int32](repeating: place.upperBound, count: scalars.count)
    }

    /// Puts another text behind this one, in a paragraph of its own.
    mutating func append(_ other: RawText) {
        for _ in 0..<2 {
            scalars.append(0x0A)
            starts.append(other.starts.first ?? 0)
            ends.append(other.starts.first ?? 0)
        }
        scalars += other.scalars
        starts += other.starts
        ends += other.ends
    }

    func place(_ range: Range<Int>) -> Range<Int32> {
        starts[range.lowerBound]..<ends[range.upperBound - 1]
    }
}
