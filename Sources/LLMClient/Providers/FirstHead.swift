import Synchronization

/// The head of an answer, for whoever tells of what came behind it.
final class FirstHead: Sendable {
    private let state = Mutex<AnswerHead?>(nil)

    /// `nil` before it has come.
    var value: AnswerHead? { state.withLock { $0 } }

    func set(_ head: AnswerHead) {
        state.withLock { $0 = head }
    }

    /// An answer with what its head says.
    func answer<Value: Sendable>(_ value: Value) -> Answer<Value> {
        let head = self.value
        return Answer(value: value, requestID: head?.requestID, limits: head?.limits ?? RateLimitReading())
    }
}
