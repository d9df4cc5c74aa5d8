/// A stream whose first piece of content has come. Until then a failure leaves nothing behind and is retried.
struct OpenedStream: Sendable {
    /// So many events without content are held back at the most.
    private static let mostHeld = 64

    /// The events until the first piece, it included.
    let head: [MessageStreamEvent]
    let rest: AsyncThrowingStream<MessageStreamEvent, any Error>
    /// When the first piece came, in monotonic seconds.
    let firstContent: Double

    /// Reads a stream until its first piece of content.
    static func open(
        _ answer: Answer<AsyncThrowingStream<MessageStreamEvent, any Error>>, timing: Timing
    ) async throws(AttemptFailure) -> Answer<OpenedStream> {
        var head: [MessageStreamEvent] = []
        var events = answer.value.makeAsyncIterator()
        while let event = try await next(&events, behind: head) {
            head.append(event)
            guard isContent(event) || head.count == mostHeld else { continue }
            return Answer(
                value: OpenedStream(head: head, rest: answer.value, firstContent: timing.now()),
                requestID: answer.requestID, limits: answer.limits)
        }
        throw telling(head, .endedEarly(requestID: answer.requestID))
    }

    private static func next(
        _ events: inout AsyncThrowingStream<MessageStreamEvent, any Error>.AsyncIterator,
        behind head: [MessageStreamEvent]
    ) async throws(AttemptFailure) -> MessageStreamEvent? {
        do throws(AttemptFailure) {
            return try await next(&events)
        } catch {
            throw telling(head, error)
        }
    }

    /// A failure with what was used by then.
    private static func telling(_ head: [MessageStreamEvent], _ failure: AttemptFailure) -> AttemptFailure {
        guard case .start(let reply) = head.first else { return failure }
        var failure = failure
        failure.usage = reply.usage
        return failure
    }

    /// The next event; `nil` at the end.
    static func next(
        _ events: inout AsyncThrowingStream<MessageStreamEvent, any Error>.AsyncIterator,
        isolation: isolated (any Actor)? = #isolation
    ) async throws(AttemptFailure) -> MessageStreamEvent? {
        do {
            let event = try await events.next(isolation: isolation)
            // A cancelled task's stream ends as if it were complete.
            if event == nil, Task.isCancelled { throw AttemptFailure(.cancelled, message: "cancelled") }
            return event
        } catch let failure as AttemptFailure {
            throw failure
        } catch is CancellationError {
            throw AttemptFailure(.cancelled, message: "cancelled")
        } catch {
            throw AttemptFailure(.midStream, message: "the stream broke")
        }
    }

    private static func isContent(_ event: MessageStreamEvent) -> Bool {
        switch event {
        case .delta, .messageDelta, .stop: true
        case .start, .blockStart, .blockStop, .other: false
        }
    }
}
