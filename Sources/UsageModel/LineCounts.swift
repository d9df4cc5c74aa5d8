/// How many lines were read, by what became of them.
public struct LineCounts: Hashable, Sendable {
    /// Lines that are a request, successful or failed.
    public var usage: Int64 = 0
    /// Valid JSON lines of no LLM request, and repeats of a request already counted.
    public var other: Int64 = 0
    /// Lines outside the asked-for time.
    public var filtered: Int64 = 0
    /// Lines passed over, by ``SkipReason/rawValue``.
    public var skipped: [Int64] = Array(repeating: 0, count: SkipReason.allCases.count)

    /// Makes counts of nothing.
    public init() {}

    /// Lines passed over for `reason`.
    public subscript(reason: SkipReason) -> Int64 {
        get { skipped[Int(reason.rawValue)] }
        set { skipped[Int(reason.rawValue)] = newValue }
    }

    /// All lines passed over.
    public var skippedTotal: Int64 { skipped.reduce(0, +) }

    /// All lines read.
    public var total: Int64 { usage + other + filtered + skippedTotal }

    /// Adds `right` to `left`.
    public static func += (left: inout LineCounts, right: LineCounts) {
        left.usage += right.usage
        left.other += right.other
        left.filtered += right.filtered
        for index in left.skipped.indices { left.skipped[index] += right.skipped[index] }
    }
}
