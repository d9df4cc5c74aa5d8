/// Keeps retries a small share of calls, so that a provider in trouble is not asked three times as much as one that is well.
///
/// A bucket of retries, as in gRPC's retry throttling (proposal A6) and Finagle's `RetryBudget`: each retry takes one out,
/// each success puts back the n-th part of one.
public struct RetryBudget: Hashable, Sendable {
    /// How many retries there can be with no success between them.
    public let capacity: Int
    /// So many successes earn one retry.
    public let successesPerRetry: Int

    /// In n-th parts of a retry, so that sums are exact.
    private var level: Int

    /// Makes a budget that is full.
    public init(capacity: Int = 10, successesPerRetry: Int = 10) {
        self.capacity = min(max(0, capacity), 1_000_000)
        self.successesPerRetry = min(max(1, successesPerRetry), 1_000_000)
        level = self.capacity * self.successesPerRetry
    }

    /// How many retries are left.
    var retriesLeft: Int { level / successesPerRetry }

    /// A call succeeded.
    mutating func noteSuccess() {
        level = min(capacity * successesPerRetry, level + 1)
    }

    /// Takes a retry out; false where none is left.
    mutating func takeRetry() -> Bool {
        guard level >= successesPerRetry else { return false }
        level -= successesPerRetry
        return true
    }
}
