/// Reads a provider's stream: its server-sent events become the client's.
protocol StreamDecoder: Sendable {
    /// The events that one of the stream's stands for.
    ///
    /// - Throws: ``AttemptFailure`` of kind `midStream` where the stream tells an error or can't be read.
    mutating func events(of event: ServerSentEvent) throws(AttemptFailure) -> [MessageStreamEvent]

    /// Whether the message's end has come: nothing is read behind it.
    var isComplete: Bool { get }
}
