public import LogSources
import Synchronization

/// Stops an engine from another thread.
public final class StopSignal: Sendable {
    private let isRaised = Atomic<Bool>(false)
    private let watcher: ChangeWatcher

    /// Makes a signal that ends the waits of `watcher`.
    public init(watcher: ChangeWatcher) {
        self.watcher = watcher
    }

    /// Asks the engine to stop soon.
    public func stop() {
        isRaised.store(true, ordering: .releasing)
        watcher.wake()
    }

    /// Whether the engine was asked to stop.
    public var isStopped: Bool { isRaised.load(ordering: .acquiring) }
}
