import UsageModel

extension SettingsReader {
    private static let bucketLimit = 30
    /// Eleven days: far past any request, and far from the end of `Int64` in nanoseconds.
    private static let longestBucket: Int64 = 1_000_000 * 1_000_000_000

    /// The upper bounds of the latency buckets, from seconds to exact nanoseconds.
    mutating func latencyBounds(_ entry: SettingsNode.Entry) -> DurationHistogram.Bounds? {
        let expected = "1 to \(Self.bucketLimit) ascending numbers of seconds, such as [0.5, 1, 2, 5]"
        guard let items = list(entry, expected) else { return nil }
        guard (1...Self.bucketLimit).contains(items.count) else {
            report(entry.value.position, "\(quoted(entry.name)) has \(items.count) numbers; expected \(expected)")
            return nil
        }
        var bounds: [Int64] = []
        var isValid = true
        for item in items {
            guard let bound = bucket(item) else {
                isValid = false
                continue
            }
            if let last = bounds.last, bound <= last {
                report(item.position, "\(item.shown) is not above the bucket before it; sort them, without repeats")
                isValid = false
            }
            bounds.append(bound)
        }
        return isValid ? DurationHistogram.Bounds(nanoseconds: bounds) : nil
    }

    private mutating func bucket(_ item: SettingsNode) -> Int64? {
        if case .invalid = item.content { return nil }
        if case .text(let text, _) = item.content, let bound = DecimalNumber.billionths(text), bound > 0,
            bound <= Self.longestBucket
        {
            return bound
        }
        report(
            item.position,
            "a bucket is \(item.shown); expected seconds as a decimal such as 0.5, above 0, at most 1000000, with at most"
                + " nine digits behind the point")
        return nil
    }
}
