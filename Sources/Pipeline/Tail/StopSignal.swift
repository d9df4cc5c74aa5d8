public import LogSources
import Synchronization

/// Stops an engine from another thread.
public final class StopSignal: Sendable {
    /// The monotonic second at which the engine stops with what it has; infinite as long as nothing was asked.
    private let deadline = Atomic<UInt64>(Double.infinity.bitPattern)
    private let watcher: ChangeWatcher

    /// Makes a signal that ends the waits of `watcher`.
    public init(watcher: ChangeWatcher) {
        self.watcher = watcher
    }

    /// Asks the engine to stop with what it has read: it commits that, if it can.
    public func stop() {
        finish(within: 0)
    }

    /// Asks the engine to read what is written by now and to commit it, and then to stop. When `seconds` are over, it stops
    /// with what it has. Asked twice, the earlier end holds.
    public func finish(within seconds: Double) {
        // The bits of numbers above 0 are in the order of the numbers.
        deadline.min((Clock.monotonicSeconds + seconds).bitPattern, ordering: .acquiringAndReleasing)
        watcher.wake()
    }

    /// Whether the engine was asked to stop, now or later.
    public var isAsked: Bool { end.isFinite }

    /// Whether the engine is to stop now.
    public var isStopped: Bool { Clock.monotonicSeconds >= end }

    /// How many seconds there are until the engine is to stop.
    public var secondsLeft: Double { end - Clock.monotonicSeconds }

    private var end: Double { Double(bitPattern: deadline.load(ordering: .acquiring)) }
}
