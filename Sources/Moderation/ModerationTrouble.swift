import Logging
import Synchronization

/// What keeps a moderation from judging, told once: of a provider that comes and goes, once an hour.
final class ModerationTrouble: Sendable {
    private struct State {
        /// What is wrong, for a person.
        var reason: String?
        /// When a kind of trouble was told: the words can differ each time.
        var told: [String: Double] = [:]
        /// Whether the log ends with trouble.
        var isTold = false
        /// The day whose budget did not allow a call.
        var spentDay: Int64?
    }

    private static let hour = 3_600.0

    private let state = Mutex(State())
    private let logger: Logger
    private let seconds: @Sendable () -> Double

    /// - Parameter seconds: a clock that does not go back.
    init(logger: Logger, seconds: @escaping @Sendable () -> Double) {
        self.logger = logger
        self.seconds = seconds
    }

    /// What is wrong; `nil` where nothing is.
    var reason: String? { state.withLock { $0.reason } }

    /// Notes that something is wrong.
    ///
    /// - Parameter kind: one of few words.
    func note(_ reason: String, kind: String) {
        let now = seconds()
        let isNews = state.withLock { state in
            state.reason = reason
            if let last = state.told[kind], now - last < Self.hour { return false }
            state.told[kind] = now
            state.isTold = true
            return true
        }
        if isNews { logger.error("moderation: no verdicts, and all else goes on: \(reason)") }
    }

    /// Notes that a model answered.
    func clear() {
        let wasTold = state.withLock { state in
            state.reason = nil
            defer { state.isTold = false }
            return state.isTold
        }
        if wasTold { logger.notice("moderation: it goes on") }
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
