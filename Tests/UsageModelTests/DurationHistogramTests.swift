import Testing
import UsageModel

struct DurationHistogramTests {
    @Test(
        arguments: [
            (0, 0), (499_999_999, 0), (500_000_000, 0), (500_000_001, 1), (1_000_000_000, 1), (1_000_000_001, 2),
            (30_000_000_000, 5), (60_000_000_000, 6), (60_000_000_001, 7), (Int64.max, 7), (-1, 0),
        ] as [(Int64, Int)])
    func upperBoundsAreInclusive(duration: Int64, bucket: Int) {
        #expect(DurationHistogram.Bounds.standard.bucket(of: duration) == bucket)
    }

    @Test func standardBoundsAreTheGuides() {
        let text = "500000000,1000000000,2000000000,5000000000,10000000000,30000000000,60000000000"
        #expect(DurationHistogram.Bounds.standard.text == text)
        #expect(DurationHistogram.Bounds(text: text) == .standard)
    }

    @Test func noBoundsLeaveOneBucket() {
        let bounds = DurationHistogram.Bounds(text: "")
        #expect(bounds.nanoseconds.isEmpty)
        #expect(DurationHistogram(bounds: bounds).counts == [0])
        #expect(bounds.bucket(of: 1) == 0)
    }

    @Test func sumsAddUp() {
        var left = DurationHistogram(bounds: .init(nanoseconds: [1, 2]))
        left.counts = [1, 2, 3]
        left.sumNanoseconds = Int128(Int64.max)
        var right = left
        right.counts = [10, 20, 30]
        left += right
        #expect(left.counts == [11, 22, 33])
        #expect(left.sumNanoseconds == 18_446_744_073_709_551_614)
    }
}
