public import LogDecoding
public import LogSources

/// Logs to tail, and how their records are read.
public struct TailSource: Sendable {
    /// Where the records come from.
    public let origin: SourceOrigin
    /// How records are read.
    public let plan: DecodingPlan

    /// Makes a source of files.
    public init(pattern: PathPattern, framing: RecordFraming = .lines, plan: DecodingPlan) {
        self.init(origin: .files(pattern, framing), plan: plan)
    }

    /// Makes a source.
    public init(origin: SourceOrigin, plan: DecodingPlan) {
        self.origin = origin
        self.plan = plan
    }

    /// What the source is called.
    public var name: String { origin.name }
}
