import Synchronization

/// The call behind a ``MessageStream``: what came of it until now, and its end, which is told once.
final class StreamCall: Sendable {
    private struct State {
        /// Events that came before the stream was given out, the next one last.
        var head: [MessageStreamEvent]
        var assembly = MessageAssembly()
        var machine: CallMachine
        var isEnded = false
    }

    let events: AsyncThrowingStream<MessageStreamEvent, any Error>

    private let client: LLMClient
    private let record: CallRecord
    private let outcome: CallOutcome<OpenedStream>
    private let requestID: String?
    private let firstContent: Double
    private let state: Mutex<State>

    init(client: LLMClient, record: CallRecord, outcome: CallOutcome<OpenedStream>, answer: Answer<OpenedStream>) {
        self.client = client
        self.record = record
        self.outcome = outcome
        requestID = answer.requestID
        events = answer.value.rest
        firstContent = answer.value.firstContent
        state = Mutex(State(head: answer.value.head.reversed(), machine: outcome.machine))
    }

    /// Nobody reads it any longer.
    deinit {
        let end = state.withLock { state -> CallEnd? in
            guard !state.isEnded else { return nil }
            return close(&state, LLMError(.cancelled, tried: state.machine.tried))
        }
        if let end { tell(end) }
    }

    var isEnded: Bool { state.withLock { $0.isEnded } }

    /// The reply as far as it came.
    var reply: MessageReply? {
        state.withLock { $0.assembly.reply }
    }

    /// The usage as far as it is known.
    var usage: ReplyUsage? { state.withLock { $0.assembly.usage } }

    /// The next event that came before the stream was given out.
    ///
    /// - Throws: ``AttemptFailure`` where it does not fit behind those before.
    func takeHead() throws(AttemptFailure) -> MessageStreamEvent? {
        guard let event = state.withLock({ $0.head.popLast() }) else { return nil }
        try take(event)
        return event
    }

    /// Takes the next event.
    ///
    /// - Throws: ``AttemptFailure`` where it does not fit behind those before.
    func take(_ event: MessageStreamEvent) throws(AttemptFailure) {
        let end = try state.withLock { state throws(AttemptFailure) -> CallEnd? in
            try state.assembly.add(event)
            guard state.assembly.isComplete, !state.isEnded else { return nil }
            return close(&state, nil)
        }
        if let end { tell(end) }
    }

    /// The stream broke.
    func fail(_ failure: AttemptFailure) -> LLMError {
        let now = client.timing.now()
        let (error, end) = state.withLock { state -> (LLMError, CallEnd?) in
            var error = LLMError(.failed(failure), tried: state.machine.tried)
            guard !state.isEnded else { return (error, nil) }
            if let ticket = outcome.ticket {
                error = client.health.withLock { state.machine.broke(failure, ticket, &$0, now: now) }
            }
            return (error, close(&state, error))
        }
        if let end { tell(end) }
        return error
    }

    private func close(_ state: inout State, _ error: LLMError?) -> CallEnd {
        state.isEnded = true
        var end = CallEnd(outcome, reply: state.assembly.reply, requestID: requestID, error: error)
        end.firstContent = firstContent
        return end
    }

    private func tell(_ end: CallEnd) {
        if let usage = end.usage { outcome.reservation.settle(usage: usage) }
        record.end(end)
    }
}
