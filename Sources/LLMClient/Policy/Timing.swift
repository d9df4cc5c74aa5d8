import Foundation
import UsageModel

/// Where times and chance come from, so that tests can give their own.
struct Timing: Sendable {
    /// Monotonic seconds.
    var now: @Sendable () -> Double
    /// Sleeps for seconds; throws where the task is cancelled.
    var sleep: @Sendable (Double) async throws -> Void
    /// From 0 up to 1.
    var random: @Sendable () -> Double
    /// The time of day, which prices depend on.
    var date: @Sendable () -> Timestamp

    static let system: Timing = {
        let start = ContinuousClock.now
        return Timing(
            now: {
                let (seconds, fraction) = (ContinuousClock.now - start).components
                return Double(seconds) + Double(fraction) * 1e-18
            },
            // A duration has an end: one beyond all reason must not be a trap.
            sleep: { try await Task.sleep(for: .seconds(min($0, 1e9))) },
            random: { Double.random(in: 0..<1) },
            date: { Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1e6)) })
    }()
}
