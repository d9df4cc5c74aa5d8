public import UsageModel

/// The requests of a time that cost most, and how far they are all there is.
public struct CostliestRequests: Sendable {
    /// The requests, the costliest first.
    public var requests: [CostlyRequest]
    /// A request of the time that cost no more than so many pico-dollars may be missing; 0 where none is.
    public var missingBelow: Int64
    /// Since when the ledger lists requests, where others were counted before; else `nil`.
    public var since: Timestamp?
}
