import Synchronization

/// Lets one task sleep until somebody has news, or until a time is over.
final class WakeSignal: Sendable {
    private struct State {
        var isSet = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Tells that there is news. It is kept where nobody sleeps.
    func notify() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.isSet = state.waiting == nil
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Sleeps for so many seconds at the most; not at all in a task that is cancelled.
    func wait(seconds: Double) async {
        let timer = Task {
            guard (try? await Task.sleep(for: .seconds(max(0, seconds)))) != nil else { return }
            notify()
        }
        defer { timer.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    let isReady = state.isSet || Task.isCancelled
                    state.isSet = false
                    if !isReady { state.waiting = continuation }
                    return isReady
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            notify()
        }
    }
}
