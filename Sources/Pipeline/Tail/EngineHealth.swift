public import LogSources
public import UsageModel

/// How the engine itself is doing, beside what it counts.
public struct EngineHealth: Sendable {
    /// How far behind each source is.
    public var lag: [SourceLag] = []
    /// How long commits took.
    public var commitDurations = DurationHistogram(bounds: EngineHealth.commitBounds)
    /// Commits that failed.
    public var commitFailures: Int64 = 0
    /// Why nothing can be committed now; `nil` while all is well.
    public var commitError: String?
    /// Whether all sources were looked at once and their positions are known.
    public var isReady = false
    /// Whether the daemon was asked to stop.
    public var isStopping = false

    /// From 1 ms to 5 s.
    public static let commitBounds = DurationHistogram.Bounds(
        nanoseconds: [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000].map { $0 * 1_000_000 })

    /// Makes the health of an engine that has not begun.
    public init() {}
}
