/// One series of a histogram family. The upper bounds are the family's (``MetricFamily/Points``).
public struct HistogramSample: Sendable {
    /// What tells this series from the family's others; `le` is added when it is written.
    public var labels: LabelSet

    /// Observations by bucket, **not** cumulative: one count per upper bound, and last the observations above them all.
    public var counts: [Int64]

    /// The sum of all observations, in nanoseconds.
    public var sumNanoseconds: Int128

    /// Makes a sample.
    public init(labels: LabelSet = .empty, counts: [Int64], sumNanoseconds: Int128) {
        self.labels = labels
        self.counts = counts
        self.sumNanoseconds = sumNanoseconds
    }
}
