import Glibc
import TestKit
import Testing
import UsageModel

struct LatencySketchTests {
    /// Quantiles as fractions, so that the nearest rank is found without floating point.
    private static let quantiles: [(value: Double, numerator: Int, denominator: Int)] = [
        (0, 0, 1), (0.01, 1, 100), (0.25, 1, 4), (0.5, 1, 2), (0.9, 9, 10), (0.95, 19, 20), (0.99, 99, 100),
        (0.999, 999, 1_000), (1, 1, 1),
    ]

    /// Log-uniform from 1 ns to 1 h.
    private static func durations(_ count: Int, seed: UInt64) -> [Int64] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            Int64(exp(Double.random(in: 0...log(3.6e12), using: &random)))
        }
    }

    private static func sketch(of durations: some Sequence<Int64>) -> LatencySketch {
        var sketch = LatencySketch()
        for duration in durations { sketch.add(nanoseconds: duration) }
        return sketch
    }

    @Test(arguments: [1, 2, 3, 10, 60, 95, 96, 97, 98, 100, 200, 1_000, 20_000], [1, 2, 3] as [UInt64])
    func percentilesAreWithinOnePercent(count: Int, seed: UInt64) throws {
        let durations = Self.durations(count, seed: seed)
        let sketch = Self.sketch(of: durations)
        #expect(sketch.count == Int64(count))
        let sorted = durations.sorted()
        let found = sketch.percentiles(Self.quantiles.map(\.value))
        for (quantile, value) in zip(Self.quantiles, found) {
            let rank = max(1, (quantile.numerator * count + quantile.denominator - 1) / quantile.denominator)
            let exact = sorted[rank - 1]
            let value = try #require(value)
            #expect(
                abs(Double(value - exact)) <= 0.01 * Double(exact),
                "quantile \(quantile.value) of \(count): \(value), exact \(exact)")
        }
    }

    @Test func emptySketchHasNoPercentiles() {
        #expect(LatencySketch().percentiles([0, 0.5, 1]) == [nil, nil, nil])
        #expect(LatencySketch().count == 0)
    }

    @Test(
        arguments: [
            (Int64.min, 0), (-1, 0), (0, 0), (1, 1), (127, 127),
            // One bucket a nanosecond up to 255, then two, then four.
            (128, 128), (255, 255), (256, 256), (257, 256), (258, 257), (511, 383), (512, 384), (515, 384), (516, 385),
            (Int64.max, 7_295),
        ] as [(Int64, Int)])
    func bucketBoundaries(nanoseconds: Int64, bucket: Int) {
        #expect(LatencySketch.bucket(nanoseconds: nanoseconds) == bucket)
    }

    @Test(
        arguments: [
            (0, 0), (1, 1), (127, 127), (128, 128), (255, 255), (256, 257), (257, 259), (383, 511), (384, 514),
        ] as [(Int, Int64)])
    func middles(bucket: Int, middle: Int64) {
        #expect(LatencySketch.middle(ofBucket: bucket) == middle)
    }

    @Test func bucketsAreContiguousAndHoldTheirMiddle() {
        for bucket in 0...7_295 {
            #expect(LatencySketch.bucket(nanoseconds: LatencySketch.middle(ofBucket: bucket)) == bucket)
        }
        for exponent in 0..<63 {
            let power = Int64(1) << Int64(exponent)
            let below = LatencySketch.bucket(nanoseconds: power - 1)
            #expect(LatencySketch.bucket(nanoseconds: power) == below + 1, "2^\(exponent)")
        }
    }

    @Test(arguments: [(0, 0), (0, 5), (5, 0), (40, 40), (50, 50), (96, 1), (1, 96), (97, 10), (10, 97), (500, 700)])
    func mergingEqualsAdding(left: Int, right: Int) {
        let first = Self.durations(left, seed: 10)
        // From another range, so that the counts must grow at both ends.
        let second = Self.durations(right, seed: 11).map { $0 / 1_000 }
        for (one, other) in [(first, second), (second, first)] {
            var merged = Self.sketch(of: one)
            merged.merge(Self.sketch(of: other))
            let added = Self.sketch(of: one + other)
            #expect(merged.count == Int64(left + right))
            #expect(merged.encoded() == added.encoded())
        }
    }

    @Test(arguments: [0, 1, 2, 95, 96, 97, 98, 5_000])
    func encodingRoundTrips(count: Int) throws {
        let sketch = Self.sketch(of: Self.durations(count, seed: 20))
        let bytes = sketch.encoded()
        let back = try #require(LatencySketch(encoded: bytes))
        #expect(back.count == Int64(count))
        #expect(back.encoded() == bytes)
        #expect(back.percentiles([0.5, 0.95, 0.99, 1]) == sketch.percentiles([0.5, 0.95, 0.99, 1]))
        var grown = back
        grown.add(nanoseconds: 77)
        var expected = sketch
        expected.add(nanoseconds: 77)
        #expect(grown.encoded() == expected.encoded())
    }

    @Test func encodingIsTheDocumentedOne() {
        var sketch = Self.sketch(of: [300, 5, 5])
        // Buckets 5 (twice) and 278, which is 273 further: 0x91 0x02 as LEB128.
        #expect(sketch.encoded() == [1, 5, 2, 0x91, 0x02, 1])
        for _ in 0..<198 { sketch.add(nanoseconds: 5) }
        #expect(sketch.encoded() == [1, 5, 0xC8, 0x01, 0x91, 0x02, 1])
    }

    @Test(
        arguments: [
            [], [0], [2], [2, 5, 1],
            // Cut in a bucket, between bucket and count, and in a count.
            [1, 0x91], [1, 5], [1, 5, 0x80],
            // Buckets past the last, at once and by steps.
            [1, 0x80, 0x40, 1], [1, 0xFF, 0x3F, 1, 1, 1],
            // A count past 32 bits, and a number that does not end.
            [1, 5, 0x80, 0x80, 0x80, 0x80, 0x10],
            [1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 1],
            // The encoder writes neither an empty bucket nor the same one twice.
            [1, 5, 0], [1, 5, 1, 0, 1],
        ] as [[UInt8]])
    func damagedBytesGiveNothing(bytes: [UInt8]) {
        #expect(LatencySketch(encoded: bytes) == nil)
    }

    @Test func everyCutOfAnEncodingIsASketchOfItsFrontOrNothing() {
        let bytes = Self.sketch(of: Self.durations(300, seed: 30)).encoded()
        for length in 0..<bytes.count {
            if let front = LatencySketch(encoded: bytes[..<length]) {
                #expect(front.encoded() == Array(bytes[..<length]))
            }
        }
    }

    @Test func hugeCountsSurvive() throws {
        // 2^32 - 1 durations in one bucket.
        let sketch = try #require(LatencySketch(encoded: [1, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F] as [UInt8]))
        #expect(sketch.count == 4_294_967_295)
        #expect(sketch.percentiles([0.5]) == [5])
    }
}
