import Logging
import Synchronization

/// What keeps a moderation from judging, told once.
final class ModerationTrouble: Sendable {
    private struct State {
        /// What is wrong, for a person.
        var reason: String?
        /// The kind of it: the words can differ each time.
        var kind: String?
        /// The day whose budget did not allow a call.
        var spentDay: Int64?
    }

    private let state = Mutex(State())
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// What is wrong; `nil` where nothing is.
    var reason: String? { state.withLock { $0.reason } }

    /// Notes that something is wrong.
    func note(_ reason: String, kind: String) {
        let isNew = state.withLock { state in
            defer { (state.reason, state.kind) = (reason, kind) }
            return state.kind != kind
        }
        if isNew { logger.error("moderation: no verdicts, and all else goes on: \(reason)") }
    }

    /// Notes that a model answered.
    func clear() {
        let was = state.withLock { state in
            defer { (state.reason, state.kind) = (nil, nil) }
            return state.kind
        }
        if was != nil { logger.notice("moderation: it goes on") }
    }

    /// The day, counted from 1970-01-01, whose budget did not allow a call of late.
    var spentDay: Int64? { state.withLock { $0.spentDay } }

    /// Notes that a day's budget did not allow a call.
    func noteSpent(_ reason: String, day: Int64) {
        let isNew = state.withLock { state in
            defer { state.spentDay = day }
            return state.spentDay != day
        }
        if isNew { logger.warning("moderation: no verdicts until the day is over: \(reason)") }
    }
}
