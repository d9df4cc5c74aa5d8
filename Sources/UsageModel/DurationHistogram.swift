/// Exact counts of durations by upper bounds, as Prometheus histograms export them.
public struct DurationHistogram: Hashable, Sendable {
    /// Upper bounds, inclusive, in nanoseconds, ascending; above the last lies everything else.
    public struct Bounds: Hashable, Sendable {
        /// The bounds.
        public let nanoseconds: [Int64]

        /// The production guide's: 0.5, 1, 2, 5, 10, 30 and 60 seconds.
        public static let standard = Bounds(
            nanoseconds: [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000].map { $0 * 1_000_000 })

        /// Makes bounds; they must ascend.
        public init(nanoseconds: [Int64]) {
            self.nanoseconds = nanoseconds
        }

        /// Reads what ``text`` gave.
        public init(text: String) {
            nanoseconds = text.split(separator: ",").compactMap { Int64($0) }
        }

        /// The bounds as text, for the ledger.
        public var text: String {
            nanoseconds.map(String.init).joined(separator: ",")
        }

        /// The index of the bucket that a duration falls into.
        @inlinable @inline(__always)
        public func bucket(of duration: Int64) -> Int {
            var index = 0
            while index < nanoseconds.count, duration > nanoseconds[index] { index += 1 }
            return index
        }
    }

    /// Durations by bucket, not cumulative; the last is for those above all bounds.
    public var counts: [Int64]
    /// The sum of the durations in nanoseconds.
    public var sumNanoseconds: Int128

    /// Makes an empty histogram.
    public init(bounds: Bounds) {
        counts = Array(repeating: 0, count: bounds.nanoseconds.count + 1)
        sumNanoseconds = 0
    }

    /// Whether there are no durations.
    public var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

    /// Adds `right`, which has the same bounds, to `left`.
    public static func += (left: inout DurationHistogram, right: DurationHistogram) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
        left.sumNanoseconds += right.sumNanoseconds
    }
}
