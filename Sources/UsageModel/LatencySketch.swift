/// A mergeable sketch of durations with a relative error of at most 1 %, for percentiles.
///
/// Durations in whole nanoseconds fall into log-spaced buckets: 128 of equal width in each power of two, as in
/// HdrHistogram (<https://hdrhistogram.org>). A bucket is at most 1/128 of its value wide, so that its middle is within
/// 0.4 % of every duration in it. The mapping has a version (``mappingVersion``), stored beside the counts.
public struct LatencySketch: Hashable, Sendable {
    /// The version of the mapping from nanoseconds to buckets.
    public static let mappingVersion: UInt8 = 1

    /// This many durations need no memory of their own: most rows of a rollup by labels hold no more.
    private static let fewLimit = 4
    /// Beyond these, up to so many durations are kept as a plain list of buckets; past it, counts by bucket.
    private static let listLimit = 96

    /// The buckets of the first durations, and of those behind them; both are out of use once there are ``counts``.
    private var few = SIMD4<UInt16>()
    private var list: [UInt16] = []
    private var firstBucket = 0
    private var counts: [UInt32] = []

    /// How many durations the sketch holds.
    public private(set) var count: Int64 = 0

    /// Makes an empty sketch.
    public init() {}

    /// The bucket of a duration in nanoseconds; negative durations count as 0.
    @inlinable
    public static func bucket(nanoseconds: Int64) -> Int {
        guard nanoseconds >= 128 else { return Int(max(0, nanoseconds)) }
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        let shift = exponent - 7
        return (shift + 1) * 128 + Int(nanoseconds >> Int64(shift)) - 128
    }

    /// The middle of a bucket, in nanoseconds.
    public static func middle(ofBucket bucket: Int) -> Int64 {
        guard bucket >= 128 else { return Int64(bucket) }
        let shift = Int64(bucket / 128 - 1)
        let low = Int64(bucket % 128 + 128) << shift
        return low + ((Int64(1) << shift) >> 1)
    }

    /// Adds one duration.
    public mutating func add(nanoseconds: Int64) {
        add(bucket: Self.bucket(nanoseconds: nanoseconds))
    }

    /// Adds one duration by its bucket.
    public mutating func add(bucket: Int) {
        count += 1
        guard counts.isEmpty else {
            add(bucket: bucket, times: 1)
            return
        }
        if count <= Int64(Self.fewLimit) {
            few[Int(count) - 1] = UInt16(truncatingIfNeeded: bucket)
            return
        }
        list.append(UInt16(truncatingIfNeeded: bucket))
        if list.count > Self.listLimit { spread() }
    }

    /// The buckets while there are no ``counts``, in the order of their durations.
    private var waiting: [UInt16] {
        guard counts.isEmpty else { return [] }
        return (0..<Int(min(count, Int64(Self.fewLimit)))).map { few[$0] } + list
    }

    /// Adds all durations of another sketch.
    public mutating func merge(_ other: LatencySketch) {
        for bucket in other.waiting { add(bucket: Int(bucket)) }
        guard !other.counts.isEmpty else { return }
        if counts.isEmpty { spread() }
        for (offset, times) in other.counts.enumerated() where times > 0 {
            add(bucket: other.firstBucket + offset, times: times)
            count += Int64(times)
        }
    }

    /// The duration in nanoseconds at each quantile (0 to 1), by nearest rank; `nil` where the sketch is empty.
    public func percentiles(_ quantiles: [Double]) -> [Int64?] {
        guard count > 0 else { return quantiles.map { _ in nil } }
        let buckets = nonEmptyBuckets()
        return quantiles.map { quantile in
            var rank = max(1, Int64((quantile * Double(count)).rounded(.up)))
            for (bucket, times) in buckets {
                rank -= Int64(times)
                if rank <= 0 { return Self.middle(ofBucket: bucket) }
            }
            return buckets.last.map { Self.middle(ofBucket: $0.bucket) }
        }
    }

    /// The buckets that hold durations, in ascending order, with how many.
    public func nonEmptyBuckets() -> [(bucket: Int, times: UInt32)] {
        var result: [(bucket: Int, times: UInt32)] = []
        for bucket in waiting.sorted() {
            if result.last?.bucket == Int(bucket) {
                result[result.count - 1].times += 1
            } else {
                result.append((Int(bucket), 1))
            }
        }
        for (offset, times) in counts.enumerated() where times > 0 { result.append((firstBucket + offset, times)) }
        return result
    }

    private mutating func spread() {
        let waiting = waiting
        list = []
        let low = waiting.min().map { Int($0) } ?? 0
        firstBucket = low / 64 * 64
        counts = Array(repeating: 0, count: 64)
        for bucket in waiting { add(bucket: Int(bucket), times: 1) }
    }

    private mutating func add(bucket: Int, times: UInt32) {
        if bucket < firstBucket {
            let grown = bucket / 64 * 64
            counts.insert(contentsOf: repeatElement(0, count: firstBucket - grown), at: 0)
            firstBucket = grown
        } else if bucket - firstBucket >= counts.count {
            let needed = bucket - firstBucket + 1
            counts.append(contentsOf: repeatElement(0, count: (needed + 63) / 64 * 64 - counts.count))
        }
        counts[bucket - firstBucket] &+= times
    }
}

extension LatencySketch {
    /// The sketch as bytes: the mapping's version, then for each bucket the distance to the one before it and its count,
    /// both as LEB128 variable-length integers.
    public func encoded() -> [UInt8] {
        var writer = VarintWriter()
        writer.append(byte: Self.mappingVersion)
        Self.write(nonEmptyBuckets(), to: &writer)
        return writer.take()
    }

    /// Reads what ``encoded()`` wrote. `nil` where the bytes are of another version or damaged.
    public init?(encoded bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.first == Self.mappingVersion else { return nil }
        let read = bytes.withUnsafeBytes { bytes -> LatencySketch? in
            var reader = VarintReader(UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
            var sketch = LatencySketch()
            var bucket = 0
            while !reader.isAtEnd {
                guard sketch.addBucket(from: &reader, behind: &bucket) else { return nil }
            }
            return sketch
        }
        guard let read else { return nil }
        self = read
    }

    /// Writes the number of buckets that hold durations, and then each as ``encoded()`` does. The mapping's version is the
    /// caller's to keep.
    public func write(to writer: inout VarintWriter) {
        guard counts.isEmpty, count <= Int64(Self.fewLimit) else {
            let buckets = nonEmptyBuckets()
            writer.append(UInt64(buckets.count))
            Self.write(buckets, to: &writer)
            return
        }
        // Most sketches are as small as this: no array is made for them.
        var sorted = few
        for index in 0..<Int(count) {
            var place = index
            while place > 0, sorted[place - 1] > sorted[place] {
                (sorted[place - 1], sorted[place]) = (sorted[place], sorted[place - 1])
                place -= 1
            }
        }
        var distinct: UInt64 = 0
        for index in 0..<Int(count) where index == 0 || sorted[index] != sorted[index - 1] { distinct += 1 }
        writer.append(distinct)
        var previous: UInt16 = 0
        var index = 0
        while index < Int(count) {
            let bucket = sorted[index]
            var times: UInt64 = 0
            while index < Int(count), sorted[index] == bucket {
                times += 1
                index += 1
            }
            writer.append(UInt64(bucket - previous))
            writer.append(times)
            previous = bucket
        }
    }

    /// Adds what ``write(to:)`` wrote. Returns whether the bytes are undamaged; where they are not, the sketch is of no use.
    public mutating func add(from reader: inout VarintReader) -> Bool {
        guard let buckets = reader.next(), buckets <= 8_192 else { return false }
        var added = LatencySketch()
        var bucket = 0
        for _ in 0..<buckets {
            guard added.addBucket(from: &reader, behind: &bucket) else { return false }
        }
        if count == 0 { self = added } else { merge(added) }
        return true
    }

    private static func write(_ buckets: [(bucket: Int, times: UInt32)], to writer: inout VarintWriter) {
        var previous = 0
        for (bucket, times) in buckets {
            writer.append(UInt64(bucket - previous))
            writer.append(UInt64(times))
            previous = bucket
        }
    }

    private mutating func addBucket(from reader: inout VarintReader, behind bucket: inout Int) -> Bool {
        // Neither an empty bucket nor the same one twice is ever written.
        guard let step = reader.next(), let times = reader.next(),
            step < 8_192, step > 0 || count == 0, times > 0, times <= UInt64(UInt32.max)
        else { return false }
        bucket += Int(step)
        guard bucket < 8_192 else { return false }
        if counts.isEmpty, count + Int64(times) <= Int64(Self.listLimit) {
            for _ in 0..<times { add(bucket: bucket) }
        } else {
            if counts.isEmpty { spread() }
            add(bucket: bucket, times: UInt32(times))
            count += Int64(times)
        }
        return true
    }
}
