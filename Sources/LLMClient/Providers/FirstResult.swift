import Synchronization

/// A result that one task waits for and another gives; the first that is given holds.
final class FirstResult<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, AttemptFailure>?
        var waiting: CheckedContinuation<Result<Value, AttemptFailure>, Never>?
    }

    private let state = Mutex(State())

    func finish(_ result: Result<Value, AttemptFailure>) {
        let waiting = state.withLock { state -> CheckedContinuation<Result<Value, AttemptFailure>, Never>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: result)
    }

    /// Waits for it.
    func value() async throws(AttemptFailure) -> Value {
        let result = await withCheckedContinuation { continuation in
            let result = state.withLock { state in
                if state.result == nil { state.waiting = continuation }
                return state.result
            }
            if let result { continuation.resume(returning: result) }
        }
        return try result.get()
    }
}
