/// An answer in pieces, as ``LLMClient/stream(_:)`` gives it. It is read once.
///
/// The call has ended when the message has, when the stream breaks, when the reading task is cancelled, or when nobody holds
/// the stream any longer; then its report is made, with the usage that was known by then.
public struct MessageStream: AsyncSequence, Sendable {
    /// What the stream gives.
    public typealias Element = MessageStreamEvent
    /// What it throws where it breaks.
    public typealias Failure = LLMError

    private let call: StreamCall

    init(_ call: StreamCall) {
        self.call = call
    }

    /// The reply as far as it came; whole once the stream has ended.
    public var reply: MessageReply? { call.reply }

    /// The usage as far as it is known; that of all of the message once the stream has ended.
    public var usage: ReplyUsage? { call.usage }

    /// Reads the stream to its end.
    ///
    /// - Returns: the whole reply.
    public func collect() async throws(LLMError) -> MessageReply {
        var events = makeAsyncIterator()
        while try await events.next(isolation: #isolation) != nil {}
        guard let reply else { throw LLMError(.failed(.endedEarly()), tried: []) }
        return reply
    }

    /// Goes on where another iterator stands: the stream is read once.
    public func makeAsyncIterator() -> Iterator {
        Iterator(call: call, events: call.events.makeAsyncIterator())
    }

    /// Gives the events of a stream.
    public struct Iterator: AsyncIteratorProtocol {
        let call: StreamCall
        var events: AsyncThrowingStream<MessageStreamEvent, any Error>.AsyncIterator

        /// The next event; `nil` once the message is complete or the stream has broken.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(LLMError) -> MessageStreamEvent? {
            do throws(AttemptFailure) {
                if let event = try call.takeHead() { return event }
                guard !call.isEnded else { return nil }
                if let event = try await OpenedStream.next(&events, isolation: actor) {
                    try call.take(event)
                    return event
                }
            } catch {
                throw call.fail(error)
            }
            throw call.fail(.endedEarly())
        }
    }
}
