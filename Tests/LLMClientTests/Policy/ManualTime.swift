import Synchronization
import UsageModel

@testable import LLMClient

/// A time that goes on when a test says so, or at once when somebody sleeps.
final class ManualTime: Sendable {
    private struct State {
        var now = 1_000.0
        var waits: [Double] = []
        var lastID = 0
        var sleepers: [Int: (wake: Double, CheckedContinuation<Bool, Never>)] = [:]
        var gone: Set<Int> = []
    }

    private let state = Mutex(State())
    private let isInstant: Bool
    private let random: Double

    /// - Parameter isInstant: whether who sleeps moves the time on by itself.
    init(isInstant: Bool = true, random: Double = 0) {
        self.isInstant = isInstant
        self.random = random
    }

    var now: Double { state.withLock(\.now) }
    /// What was slept, in seconds.
    var waits: [Double] { state.withLock(\.waits) }
    var sleepers: Int { state.withLock { $0.sleepers.count } }

    var timing: Timing {
        Timing(
            now: { self.now }, sleep: { try await self.sleep($0) }, random: { self.random },
            date: { Timestamp(seconds: 1_790_000_000) })
    }

    func advance(by seconds: Double) {
        let due = state.withLock { state in
            state.now += seconds
            let due = state.sleepers.filter { $0.value.wake <= state.now + 1e-9 }
            for id in due.keys { state.sleepers.removeValue(forKey: id) }
            return due.values.map(\.1)
        }
        for sleeper in due { sleeper.resume(returning: true) }
    }

    private func sleep(_ seconds: Double) async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.waits.append(seconds)
            if isInstant { state.now += seconds }
            state.lastID += 1
            return state.lastID
        }
        if isInstant { return }
        let isOver = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isGone = state.withLock { state in
                    if state.gone.contains(id) { return true }
                    state.sleepers[id] = (state.now + seconds, continuation)
                    return false
                }
                if isGone { continuation.resume(returning: false) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.gone.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.1.resume(returning: false)
        }
        if !isOver { throw CancellationError() }
    }
}
