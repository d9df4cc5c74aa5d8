import Synchronization

/// Texts of the sample that wait. To offer some takes no time and never waits: whoever tails goes on.
public final class ModerationQueue: Sendable {
    private let queue: Mutex<FairQueue<ModerationSample>>
    private let wake: AsyncStream<Void>.Continuation
    /// Tells that texts came, once for any number of them.
    let arrivals: AsyncStream<Void>

    /// Makes an empty queue.
    public init(capacity: Int) {
        queue = Mutex(FairQueue(capacity: capacity))
        (arrivals, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Adds texts; where it is full, the oldest of who has most waiting go.
    public func offer(_ samples: [ModerationSample]) {
        let dropped = queue.withLock { queue in
            samples.compactMap { queue.push($0, user: $0.user) }
        }
        for sample in dropped { sample.completion?(nil) }
        wake.yield()
    }

    /// How many wait.
    public var count: Int { queue.withLock { $0.count } }

    /// How many were dropped.
    public var dropped: Int64 { queue.withLock { $0.dropped } }

    /// Takes the next one.
    func pop() -> ModerationSample? { queue.withLock { $0.pop() } }

    /// Takes all, in the order of turns.
    public func drain() -> [ModerationSample] {
        queue.withLock { queue in
            var all: [ModerationSample] = []
            while let sample = queue.pop() { all.append(sample) }
            return all
        }
    }
}
