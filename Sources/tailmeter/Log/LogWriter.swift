import Guardrails
import Logging
import Pipeline
import Synchronization
import UsageModel

/// Writes the daemon's own log to standard error: without secrets, and without floods.
final class LogWriter: Sendable {
    private struct State: ~Copyable {
        var flood = LogFlood()
        var redactor: Redactor
    }

    private let format: LogFormat
    private let isJournal: Bool
    private let state: Mutex<State>

    /// - Parameter format: how messages are written.
    init(_ format: LogFormat) throws(RedactionError) {
        self.format = format.settled
        isJournal = StandardError.isJournal
        var rules = RedactionRules()
        rules.classes = [.secret: .label]
        state = Mutex(State(redactor: try Redactor(rules: rules)))
    }

    /// Writes a message, or counts it where it is one of a flood.
    func write(_ message: LogMessage, now: Timestamp, monotonicSeconds: Double) {
        state.withLock { state in
            guard state.flood.tells(message, at: monotonicSeconds) else { return }
            put(message, now, &state.redactor)
        }
    }

    /// Tells how many messages were held back.
    ///
    /// - Parameter isEnd: whether nothing more comes.
    func tellHeldBack(isEnd: Bool = false) {
        state.withLock { state in
            for message in state.flood.end(at: Clock.monotonicSeconds, isEnd: isEnd) {
                put(message, Clock.now, &state.redactor)
            }
        }
    }

    /// Tells of what was held back from time to time, until the task is cancelled.
    func keepTelling() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(5))
            tellHeldBack()
        }
    }

    /// A text can hold what a log, an answer or an address had.
    private func put(_ message: LogMessage, _ now: Timestamp, _ redactor: inout Redactor) {
        var message = message
        message.text = redactor.redact(text: message.text).text
        for index in message.fields.indices where !message.fields[index].isNumber {
            message.fields[index].value = redactor.redact(text: message.fields[index].value).text
        }
        StandardError.write(format.line(message, time: now, isJournal: isJournal))
    }
}
