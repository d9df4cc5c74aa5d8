public import UsageModel

/// What is asked of a ledger: which time, told apart by what.
public struct UsageQuery: Sendable {
    /// The time. What lies in the future of the question is empty.
    public var times: Range<Timestamp>
    /// The zone of buckets.
    public var zone: CivilZone
    /// How time is cut, if at all.
    public var bucket: TimeBucket?
    /// What requests are told apart by.
    public var dimensions: [UsageDimension]

    /// Makes a question.
    public init(
        times: Range<Timestamp>, zone: CivilZone, bucket: TimeBucket? = nil, dimensions: [UsageDimension] = []
    ) {
        self.times = times
        self.zone = zone
        self.bucket = bucket
        self.dimensions = dimensions
    }
}
