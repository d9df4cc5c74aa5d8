public import LogDecoding
public import LogSources

/// Files to tail, and how their lines are read.
public struct TailSource: Sendable {
    /// The path or glob.
    public let pattern: PathPattern
    /// What makes a record out of lines.
    public let framing: RecordFraming
    /// How lines are read.
    public let plan: DecodingPlan

    /// Makes a source.
    public init(pattern: PathPattern, framing: RecordFraming = .lines, plan: DecodingPlan) {
        self.pattern = pattern
        self.framing = framing
        self.plan = plan
    }
}
