/// One series of a counter, a gauge or an info family.
public struct MetricSample: Sendable {
    /// What tells this series from the family's others.
    public var labels: LabelSet

    /// The value now.
    public var value: SampleValue

    /// Makes a sample.
    public init(labels: LabelSet = .empty, value: SampleValue) {
        self.labels = labels
        self.value = value
    }
}
