import Synchronization

/// The head of an answer, for whoever tells of what came behind it.
final class FirstHead: Sendable {
    private let state = Mutex<AnswerHead?>(nil)

    /// `nil` before it has come.
    var value: AnswerHead? { state.withLock { $0 } }

    func set(_ head: AnswerHead) {
        state.withLock { $0 = head }
    }
}

extension AttemptFailure {
    /// The failure of a stream that has told nothing: as if the answer had been one from the beginning.
    var beforeFirstEvent: AttemptFailure {
        guard kind == .midStream else { return self }
        var failure = self
        failure.kind = type == nil ? .connection : .status
        return failure
    }

    /// The failure of a stream that has begun: nobody can ask again as if it had not.
    var afterFirstEvent: AttemptFailure {
        guard kind != .cancelled else { return self }
        var failure = self
        failure.kind = .midStream
        return failure
    }
}
