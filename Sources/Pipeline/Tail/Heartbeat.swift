import Synchronization

/// Signs of life of an engine, for a watchdog.
///
/// Only what gets the work on is a sign: a block that was decoded, a commit that went through, a look at files that brought
/// nothing. A thread that merely runs gives none.
public final class Heartbeat: Sendable {
    private let due = Atomic<UInt64>(0)

    /// Makes the heartbeat of an engine that has given no sign yet.
    public init() {}

    /// Gives a sign.
    ///
    /// - Parameter seconds: for how long none is to be expected, since the engine waits for something to do.
    func beat(idleFor seconds: Double = 0) {
        due.store((Clock.monotonicSeconds + seconds).bitPattern, ordering: .releasing)
    }

    /// Whether the last sign, or the end of the wait that it told, is less than so many seconds ago.
    public func isAlive(within seconds: Double) -> Bool {
        Clock.monotonicSeconds - Double(bitPattern: due.load(ordering: .acquiring)) < seconds
    }
}
