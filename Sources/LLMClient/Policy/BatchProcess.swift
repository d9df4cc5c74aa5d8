/// Runs an operation over many items, a bounded number at a time.
///
/// Never more than `maxConcurrent` child tasks are alive. One item's failure is that item's result and touches no other.
/// Where the task is cancelled, what runs is cancelled and what has not begun does not begin: its result is a
/// `CancellationError`.
///
/// - Parameters:
///   - items: what is worked on.
///   - maxConcurrent: how many at a time; at least 1 is taken.
///   - operation: what is done with each.
/// - Returns: the results in the order of the items.
public func batchProcess<Item: Sendable, Output: Sendable>(
    _ items: [Item], maxConcurrent: Int, operation: @escaping @Sendable (Item) async throws -> Output
) async -> [Result<Output, any Error>] {
    var results = [Result<Output, any Error>](repeating: .failure(CancellationError()), count: items.count)
    await forEachResult(of: items, maxConcurrent: maxConcurrent, operation: operation) { results[$0] = $1 }
    return results
}

/// The same, with each result as soon as it is there, beside the index of its item.
///
/// Who stops listening, or is cancelled, cancels what runs; what has not begun then never begins.
public func batchResults<Item: Sendable, Output: Sendable>(
    _ items: [Item], maxConcurrent: Int, operation: @escaping @Sendable (Item) async throws -> Output
) -> AsyncStream<(index: Int, result: Result<Output, any Error>)> {
    AsyncStream { continuation in
        let task = Task {
            await forEachResult(of: items, maxConcurrent: maxConcurrent, operation: operation) {
                continuation.yield((index: $0, result: $1))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
    }
}

private func forEachResult<Item: Sendable, Output: Sendable>(
    of items: [Item], maxConcurrent: Int, operation: @escaping @Sendable (Item) async throws -> Output,
    _ body: (Int, Result<Output, any Error>) -> Void
) async {
    await withTaskGroup(of: (Int, Result<Output, any Error>).self) { group in
        var next = 0
        func addNext() {
            guard next < items.count, !Task.isCancelled else { return }
            let (index, item) = (next, items[next])
            next += 1
            group.addTask {
                do { return (index, .success(try await operation(item))) } catch { return (index, .failure(error)) }
            }
        }
        for _ in 0..<min(max(1, maxConcurrent), items.count) { addNext() }
        while let (index, result) = await group.next() {
            body(index, result)
            addNext()
        }
    }
}
