import UsageModel

/// Reads streams of the Chat Completions API: chunks of a completion, the usage in the last, then `[DONE]`.
struct CompletionStreamDecoder: StreamDecoder {
    /// What the block is that goes on.
    private enum Part: Hashable {
        case text
        case tool(Int64)
    }

    private var hasStarted = false
    private var open: Part?
    private var blocks = 0
    private var stopReason: StopReason?
    private var hasRefused = false
    private var usage: JSONValue?
    private var tier: String?
    private(set) var isComplete = false

    mutating func events(of event: ServerSentEvent) throws(AttemptFailure) -> [MessageStreamEvent] {
        if event.data == "[DONE]" { return try end() }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: event.data)
        } catch {
            throw AttemptFailure.unreadableStream("a chunk is no JSON")
        }
        if event.name == "error" || (json["error"] ?? .null) != .null { throw ErrorAnswer(json: json).streamFailure }
        guard json["choices"]?.items != nil else { throw AttemptFailure.unreadableStream("a chunk has no choices") }
        var events: [MessageStreamEvent] = []
        if !hasStarted {
            hasStarted = true
            events.append(
                .start(
                    MessageReply(
                        id: json["id"]?.string ?? "", model: json["model"]?.string ?? "", content: [], stopReason: nil,
                        usage: ReplyUsage(tokens: TokenUsage()))))
        }
        if let told = json["usage"], told != .null { usage = told }
        if let told = json["service_tier"]?.string { tier = told }
        if let choice = json["choices"]?.items?.first { try read(choice, &events) }
        return events
    }

    private mutating func read(_ choice: JSONValue, _ events: inout [MessageStreamEvent]) throws(AttemptFailure) {
        let delta = choice["delta"] ?? .null
        for piece in [delta["content"]?.string, delta["refusal"]?.string].compactMap(\.self) where !piece.isEmpty {
            if open != .text { try begin(.text, .text(TextBlock("")), &events) }
            events.append(.delta(index: blocks - 1, .text(piece)))
        }
        if let refusal = delta["refusal"]?.string, !refusal.isEmpty { hasRefused = true }
        for call in delta["tool_calls"]?.items ?? [] {
            let part = Part.tool(call["index"]?.integer ?? 0)
            if open != part {
                guard let id = call["id"]?.string, let name = call["function"]?["name"]?.string else {
                    throw AttemptFailure.unreadableStream("a call of a tool has no id or no name")
                }
                try begin(part, .toolUse(ToolUseBlock(id: id, name: name, input: .object([:]))), &events)
            }
            if let piece = call["function"]?["arguments"]?.string, !piece.isEmpty {
                events.append(.delta(index: blocks - 1, .inputJSON(piece)))
            }
        }
        if let reason = choice["finish_reason"]?.string { stopReason = StopReason(finishReason: reason) }
    }

    private mutating func begin(
        _ part: Part, _ block: ContentBlock, _ events: inout [MessageStreamEvent]
    ) throws(AttemptFailure) {
        guard blocks < MessageAssembly.mostBlocks else { throw AttemptFailure.unreadableStream("too many blocks") }
        if open != nil { events.append(.blockStop(index: blocks - 1)) }
        open = part
        events.append(.blockStart(index: blocks, block))
        blocks += 1
    }

    private mutating func end() throws(AttemptFailure) -> [MessageStreamEvent] {
        guard hasStarted else { throw AttemptFailure.unreadableStream("it ends before it begins") }
        isComplete = true
        let whole: ReplyUsage
        do {
            whole = try ReplyUsage(completion: usage, tier: tier)
        } catch {
            throw AttemptFailure.unreadableStream(error.message)
        }
        var events: [MessageStreamEvent] = []
        if open != nil { events.append(.blockStop(index: blocks - 1)) }
        let reason = hasRefused ? .refusal : stopReason
        return events + [.messageDelta(stopReason: reason, stopSequence: nil, usage: whole), .stop]
    }
}
