/// Does something within a time, or cancels it.
enum TimeLimit {
    /// The time was over.
    struct Exceeded: Error {}

    /// A limit that timers can take: up to a day.
    static func bounded(_ seconds: Double) -> Double {
        seconds >= 0 ? min(seconds, 86_400) : seconds < 0 ? 0 : 86_400
    }

    /// Waits for an operation that ends soon when it is cancelled.
    static func run<Value: Sendable>(
        seconds: Double, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: operation)
            group.addTask {
                try await Task.sleep(for: .seconds(bounded(seconds)))
                throw Exceeded()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
