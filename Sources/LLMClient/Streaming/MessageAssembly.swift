/// Puts the events of a stream together to the message that they are of.
public struct MessageAssembly: Sendable {
    /// A message of more blocks is refused.
    public static let mostBlocks = 10_000

    /// A block with what has come of it: strings of their own, so that a long text is not copied at each piece.
    fileprivate struct Part: Sendable {
        var block: ContentBlock
        var text = ""
        var input = ""
        var thinking = ""
        var signature: String?
        var citations: [JSONValue] = []
    }

    private var start: MessageReply?
    private var parts: [Part] = []
    private var stopReason: StopReason?
    private var stopSequence: String?
    /// What was used, as far as the stream told: it is billed where the stream breaks, too.
    public private(set) var usage: ReplyUsage?
    /// Whether the message has ended.
    public private(set) var isComplete = false

    /// Makes an assembly of nothing.
    public init() {}

    /// Takes the next event.
    ///
    /// - Throws: ``AttemptFailure`` of kind `midStream` where it does not fit behind those before.
    public mutating func add(_ event: MessageStreamEvent) throws(AttemptFailure) {
        switch event {
        case .start(let reply):
            guard start == nil else { throw AttemptFailure.unreadableStream("a second message begins") }
            start = reply
            usage = reply.usage
            parts = reply.content.map { Part(block: $0) }
            stopReason = reply.stopReason
            stopSequence = reply.stopSequence
        case .blockStart(let index, let block):
            guard start != nil, index == parts.count, index < Self.mostBlocks else {
                throw AttemptFailure.unreadableStream("a block begins out of order")
            }
            parts.append(Part(block: block))
        case .delta(let index, let delta):
            guard parts.indices.contains(index) else {
                throw AttemptFailure.unreadableStream("a block goes on before it begins")
            }
            parts[index].add(delta)
        case .messageDelta(let reason, let sequence, let usage):
            guard start != nil else { throw AttemptFailure.unreadableStream("the message ends before it begins") }
            if let reason { stopReason = reason }
            if let sequence { stopSequence = sequence }
            self.usage = usage
        case .stop:
            guard start != nil else { throw AttemptFailure.unreadableStream("the message ends before it begins") }
            isComplete = true
        case .blockStop, .other:
            break
        }
    }

    /// The message as far as it has come; `nil` before it begins.
    ///
    /// A tool's input that is no JSON, which the limit of tokens can cut off, is the text that came of it.
    public var reply: MessageReply? {
        guard var reply = start else { return nil }
        reply.content = parts.map(\.whole)
        reply.stopReason = stopReason
        reply.stopSequence = stopSequence
        if let usage { reply.usage = usage }
        return reply
    }
}

extension MessageAssembly.Part {
    fileprivate mutating func add(_ delta: ContentDelta) {
        switch delta {
        case .text(let piece): text += piece
        case .inputJSON(let piece): input += piece
        case .thinking(let piece): thinking += piece
        case .signature(let whole): signature = whole
        case .citation(let citation): citations.append(citation)
        case .other: break
        }
    }

    fileprivate var whole: ContentBlock {
        switch block {
        case .text(var block):
            block.text += text
            if !citations.isEmpty {
                block.other["citations"] = .array((block.other["citations"]?.items ?? []) + citations)
            }
            return .text(block)
        case .toolUse(var block):
            if let wholeInput { block.input = wholeInput }
            return .toolUse(block)
        case .thinking(var block):
            block.thinking += thinking
            if let signature { block.signature = signature }
            return .thinking(block)
        case .other(.object(var members)):
            // The tools of the server have inputs as well.
            if let wholeInput { members["input"] = wholeInput }
            return .other(.object(members))
        case .toolResult, .other:
            return block
        }
    }

    private var wholeInput: JSONValue? {
        if input.isEmpty { return nil }
        return (try? JSONValue(parsing: input)) ?? .string(input)
    }
}
