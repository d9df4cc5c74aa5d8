import Dispatch
import Ledger

/// The ledger, on a thread of its own: a write waits for the disk, and for other writers.
struct Outbox: Sendable {
    private let store: LedgerStore
    private let queue = DispatchQueue(label: "outbox")

    init(store: LedgerStore) {
        self.store = store
    }

    /// Does something with the ledger. What was begun is done, also where the task is cancelled.
    func run<Result: Sendable>(_ body: @escaping @Sendable (LedgerStore) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body(store) }) }
        }
    }
}
