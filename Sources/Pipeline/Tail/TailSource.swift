public import LogDecoding
public import LogSources

/// Files to tail, and how their lines are read.
public struct TailSource: Sendable {
    /// The path or glob.
    public let pattern: PathPattern
    /// How lines are read.
    public let plan: DecodingPlan

    /// Makes a source.
    public init(pattern: PathPattern, plan: DecodingPlan) {
        self.pattern = pattern
        self.plan = plan
    }
}
