extension AttemptFailure {
    /// A stream that does not keep to its form.
    ///
    /// - Parameter what: what is wrong, without anything that was answered.
    static func unreadableStream(_ what: String) -> AttemptFailure {
        AttemptFailure(.midStream, message: "the stream can't be read: \(what)")
    }

    /// A stream that ended without its last event.
    static func endedEarly(requestID: String? = nil) -> AttemptFailure {
        AttemptFailure(.midStream, message: "the stream ended before the message did", requestID: requestID)
    }

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
