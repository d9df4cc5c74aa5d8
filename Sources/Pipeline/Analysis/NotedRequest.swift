import Ledger

/// A request with an id that may be among the costliest: one word in those that are not.
final class NotedRequest: Sendable {
    let request: CostlyRequest

    init(_ request: CostlyRequest) {
        self.request = request
    }
}
