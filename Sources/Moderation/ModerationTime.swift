public import UsageModel

/// The clocks of a moderation; tests have their own.
public struct ModerationTime: Sendable {
    /// The time of day.
    public var now: @Sendable () -> Timestamp
    /// Seconds of a clock that does not go back.
    public var seconds: @Sendable () -> Double
    /// Sleeps for seconds; throws where the task is cancelled.
    public var sleep: @Sendable (Double) async throws -> Void

    /// Makes clocks.
    public init(
        now: @escaping @Sendable () -> Timestamp, seconds: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.now = now
        self.seconds = seconds
        self.sleep = sleep
    }
}
