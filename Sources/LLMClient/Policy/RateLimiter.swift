import Synchronization

/// Has tasks wait for their turn by a ``RateLimitQueue``. Nothing waits while the lock is held; one timer runs at a time.
final class RateLimiter: Sendable {
    /// Why there is no turn.
    enum Refusal: Error, Hashable {
        case cancelled, tooLate
        case tooLarge(String)
    }

    private typealias Turn = CheckedContinuation<Refusal?, Never>

    private struct State {
        var queue: RateLimitQueue
        var turns: [RateLimitQueue.ID: Turn] = [:]
        /// Ids of tasks that were cancelled before they waited.
        var gone: Set<RateLimitQueue.ID> = []
        var lastID: RateLimitQueue.ID = 0
        var timer: Task<Void, Never>?
        var timerTime = Double.infinity
    }

    private let timing: Timing
    private let state: Mutex<State>

    init(_ limits: RateLimits, timing: Timing) {
        self.timing = timing
        state = Mutex(State(queue: RateLimitQueue(limits, now: timing.now())))
    }

    /// How many wait.
    var count: Int { state.withLock { $0.queue.count } }

    /// Waits for a turn. Who has had one tells of its end by ``settle(_:actual:)``.
    func take(_ demand: RateDemand, deadline: Double) async throws(Refusal) {
        guard !Task.isCancelled else { throw .cancelled }
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let refusal = await withTaskCancellationHandler {
            await withCheckedContinuation { turn in enter(id, demand, deadline: deadline, turn) }
        } onCancel: {
            cancel(id)
        }
        state.withLock { _ = $0.gone.remove(id) }
        if let refusal { throw refusal }
    }

    /// Puts right by what was used what was reserved.
    func settle(_ reserved: RateDemand, actual: RateDemand) {
        update { $0.settle(reserved, actual: actual, now: $1) }
    }

    /// Takes over what a provider says of its limits.
    func learn(_ reading: RateLimitReading) {
        guard reading != RateLimitReading() else { return }
        update { $0.learn(reading, now: $1) }
    }

    private func enter(_ id: RateLimitQueue.ID, _ demand: RateDemand, deadline: Double, _ turn: Turn) {
        let now = timing.now()
        let entry: RateLimitQueue.Entry? = state.withLock { state in
            guard !state.gone.contains(id) else { return nil }
            let entry = state.queue.enter(id, demand, deadline: deadline, now: now)
            if entry == .waiting { state.turns[id] = turn }
            return entry
        }
        switch entry {
        case nil: turn.resume(returning: .cancelled)
        case .granted: turn.resume(returning: nil)
        case .tooLarge(let what): turn.resume(returning: .tooLarge(what))
        case .tooLate: turn.resume(returning: .tooLate)
        case .waiting: update { _, _ in }
        }
    }

    private func cancel(_ id: RateLimitQueue.ID) {
        let turn = state.withLock { state -> Turn? in
            guard state.queue.leave(id) else {
                state.gone.insert(id)
                return nil
            }
            return state.turns.removeValue(forKey: id)
        }
        guard let turn else { return }
        turn.resume(returning: .cancelled)
        // Who stood behind it may have been kept back by it alone.
        update { _, _ in }
    }

    private func update(_ change: (inout RateLimitQueue, Double) -> Void) {
        let now = timing.now()
        let turns = state.withLock { state -> [(Turn, Refusal?)] in
            change(&state.queue, now)
            let (granted, late) = state.queue.advance(now: now)
            setTimer(&state, now: now)
            return granted.compactMap { id in state.turns.removeValue(forKey: id).map { ($0, nil) } }
                + late.compactMap { id in state.turns.removeValue(forKey: id).map { ($0, .tooLate) } }
        }
        for (turn, refusal) in turns { turn.resume(returning: refusal) }
    }

    private func setTimer(_ state: inout State, now: Double) {
        let time = state.queue.nextTime(now: now)
        guard time != state.timerTime || state.timer == nil else { return }
        state.timer?.cancel()
        guard let time else {
            state.timer = nil
            state.timerTime = .infinity
            return
        }
        state.timerTime = time
        state.timer = Task { [weak self, timing] in
            // Not less than a moment: a time in the past by rounding must not become a loop.
            guard (try? await timing.sleep(max(0.001, time - now))) != nil else { return }
            self?.fire(time)
        }
    }

    private func fire(_ time: Double) {
        state.withLock { state in
            guard state.timerTime == time else { return }
            state.timer = nil
            state.timerTime = .infinity
        }
        update { _, _ in }
    }
}
