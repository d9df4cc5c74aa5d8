/// What a stream of an answer brings, in the order in which it comes. A `ping` is not told.
public enum MessageStreamEvent: Hashable, Sendable {
    /// The message begins: its usage is what is known by then.
    case start(MessageReply)
    /// A block begins; blocks are counted from 0.
    case blockStart(index: Int, ContentBlock)
    /// A block goes on.
    case delta(index: Int, ContentDelta)
    /// A block ends.
    case blockStop(index: Int)
    /// The message's end is known: why, and the usage of all of it until now (cumulative, not the difference).
    case messageDelta(stopReason: StopReason?, stopSequence: String?, usage: ReplyUsage)
    /// The message is complete.
    case stop
    /// An event that this client has no name for.
    case other(type: String, JSONValue)
}

/// How a block goes on.
public enum ContentDelta: Hashable, Sendable {
    case text(String)
    /// A piece of a tool's input: JSON once all are put together.
    case inputJSON(String)
    case thinking(String)
    case signature(String)
    case citation(JSONValue)
    /// A kind that this client has no name for.
    case other(JSONValue)
}
