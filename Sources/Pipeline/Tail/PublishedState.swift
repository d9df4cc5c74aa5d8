public import Ledger
import Synchronization

/// What the engine shows to other threads: the counters as of the last commit, and its own health.
public final class PublishedState: Sendable {
    private let counters: Mutex<CommittedCounters>
    private let health = Mutex(EngineHealth())

    /// Makes the state of a ledger that was just opened.
    public init(_ counters: CommittedCounters) {
        self.counters = Mutex(counters)
    }

    /// Reads the counters. The engine waits meanwhile: be short.
    public func withCounters<Result: Sendable>(_ body: (borrowing CommittedCounters) -> Result) -> Result {
        counters.withLock { body($0) }
    }

    /// The engine's health.
    public var engineHealth: EngineHealth { health.withLock { $0 } }

    func update(_ body: (inout CommittedCounters) -> Void) {
        counters.withLock { body(&$0) }
    }

    func updateHealth(_ body: (inout EngineHealth) -> Void) {
        health.withLock { body(&$0) }
    }
}
