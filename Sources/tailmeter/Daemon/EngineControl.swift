import LogSources
import Pipeline
import ServiceLifecycle
import Synchronization

/// Has one engine follow the other: stops the one that runs, for good or for the next with new settings.
final class EngineControl: Sendable {
    private struct State {
        var signal: StopSignal?
        /// What the next engine works with, and who waits for it.
        var next: (setup: DaemonSetup, waiting: CheckedContinuation<Bool, Never>)?
        /// Who waits for the first look of the engine that was just begun.
        var starting: CheckedContinuation<Bool, Never>?
        /// The monotonic second by which the last engine has to stop.
        var deadline: Double?
        var hasEnded = false
        var isCommitted = false
    }

    private let state = Mutex(State())

    /// Ends the engine that runs and has another begin, over the same ledger.
    ///
    /// - Parameter seconds: how long the engine that runs may read on, to the present ends of its files.
    /// - Returns: whether the new one has looked at its sources; otherwise the daemon stops.
    func replaceEngine(with setup: DaemonSetup, within seconds: Double) async -> Bool {
        await withCheckedContinuation { continuation in
            let isStopping = state.withLock { state in
                if state.hasEnded || state.deadline != nil { return true }
                state.next = (setup, continuation)
                state.signal?.finish(within: seconds)
                return false
            }
            if isStopping { continuation.resume(returning: false) }
        }
    }

    /// Stops the engine for good. Asked twice, the earlier end holds.
    ///
    /// - Parameter seconds: how long it may read on, to the present ends of its files, and try to commit.
    func shutDown(within seconds: Double) {
        state.withLock { state in
            state.deadline = min(state.deadline ?? .infinity, Clock.monotonicSeconds + seconds)
            state.signal?.finish(within: seconds)
        }
    }

    /// Whether the daemon is to stop.
    var isStopping: Bool { state.withLock { $0.deadline != nil } }

    /// Whether all engines have ended with all that they read in the ledger.
    var isCommitted: Bool { state.withLock { $0.isCommitted } }

    /// Runs engines on a thread of its own, and stops them when the service that asks is to stop.
    ///
    /// - Parameter seconds: how long the last engine may take when it is asked to stop.
    func runThread(
        shutDownWithin seconds: Double, _ work: @escaping @Sendable () throws -> Void
    ) async throws {
        // Another service failed: the thread must know. Who asks the daemon to stop tells this first, with the time.
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await DedicatedThread.run(work)
            } onGracefulShutdown: {
                self.shutDown(within: seconds)
            }
        } onCancel: {
            shutDown(within: 0)
        }
    }

    // MARK: - For the engine's thread

    /// The signal that stops the engine that is about to begin, and the watcher whose waits it ends.
    func beginEngine() -> (watcher: ChangeWatcher, signal: StopSignal) {
        let watcher = ChangeWatcher()
        let signal = StopSignal(watcher: watcher)
        state.withLock { state in
            state.signal = signal
            if let deadline = state.deadline {
                signal.finish(within: deadline - Clock.monotonicSeconds)
            } else if state.next != nil {
                signal.stop()
            }
        }
        return (watcher, signal)
    }

    /// Tells that the engine has looked at its sources.
    func noteReady() {
        let waiting = state.withLock { state in
            defer { state.starting = nil }
            return state.starting
        }
        waiting?.resume(returning: true)
    }

    /// What the next engine works with; `nil` where there is to be none.
    func takeNext() -> DaemonSetup? {
        state.withLock { state in
            guard state.deadline == nil, let next = state.next else { return nil }
            state.next = nil
            state.starting = next.waiting
            return next.setup
        }
    }

    /// Tells that there will be no further engine.
    func end(isCommitted: Bool) {
        let waiting = state.withLock { state in
            state.hasEnded = true
            state.isCommitted = isCommitted
            defer {
                state.next = nil
                state.starting = nil
            }
            return [state.next?.waiting, state.starting]
        }
        for continuation in waiting { continuation?.resume(returning: false) }
    }
}
