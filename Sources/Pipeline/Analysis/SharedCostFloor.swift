import Synchronization
import UsageModel

/// What a request must cost to be among the costliest of all pieces that were put together so far, for the threads that
/// read on.
final class SharedCostFloor: Sendable {
    private let cost = Atomic<Int64>(0)

    /// Requests that cost as much as the least are let through: which of them comes first depends on their lines.
    var floor: CostFloor {
        let cost = cost.load(ordering: .relaxed)
        return CostFloor(of: .min ..< .max, cost: cost, time: Timestamp(microseconds: cost > 0 ? .max : .min))
    }

    /// Tells the least cost of a full list, in pico-dollars.
    func rise(to least: Int64) { cost.store(least, ordering: .relaxed) }
}
