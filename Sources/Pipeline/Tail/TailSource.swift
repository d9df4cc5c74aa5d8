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

    /// What the path of a file tells of its container, in the order of the plan's labels.
    public func containerLabels(of path: String) -> [String?] {
        guard !plan.containerLabels.isEmpty else { return [] }
        let container = ContainerPath(path)
        return plan.containerLabels.map { container[$0] }
    }

    /// What the source is called.
    public var name: String { origin.name }
}
