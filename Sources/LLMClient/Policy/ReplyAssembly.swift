import Foundation

/// Puts the events of a stream together into the reply that they make up.
struct ReplyAssembly: Sendable {
    /// The reply as far as it came; `nil` before its start.
    private(set) var reply: MessageReply?
    /// Whether the message's end came.
    private(set) var isComplete = false
    /// Blocks by their index, which a provider can number as it likes.
    private var blocks: [Int: ContentBlock] = [:]
    /// What came of a block's text, thinking or input since its start: apart, so that it grows in place.
    private var pieces: [Int: String] = [:]

    /// Takes the next event.
    mutating func take(_ event: MessageStreamEvent) {
        switch event {
        case .start(let start):
            reply = start
        case .blockStart(let index, let block):
            blocks[index] = block
        case .delta(let index, let delta):
            add(delta, to: index)
        case .blockStop(let index):
            end(index)
        case .messageDelta(let reason, let sequence, let usage):
            if let reason { reply?.stopReason = reason }
            if let sequence { reply?.stopSequence = sequence }
            reply?.usage = usage
        case .stop:
            isComplete = true
            collect()
        case .other:
            break
        }
    }

    /// Puts what came until now into the reply.
    mutating func collect() {
        for index in pieces.keys { end(index) }
        if !blocks.isEmpty { reply?.content = blocks.sorted { $0.key < $1.key }.map(\.value) }
    }

    private mutating func add(_ delta: ContentDelta, to index: Int) {
        switch delta {
        case .text(let piece), .thinking(let piece), .inputJSON(let piece):
            pieces[index, default: ""] += piece
        case .signature(let signature):
            guard case .thinking(var block) = blocks[index] else { return }
            block.signature = signature
            blocks[index] = .thinking(block)
        case .citation(let citation):
            guard case .text(var block) = blocks[index] else { return }
            var citations: [JSONValue] = []
            if case .array(let values) = block.other["citations"] { citations = values }
            block.other["citations"] = .array(citations + [citation])
            blocks[index] = .text(block)
        case .other:
            break
        }
    }

    /// Puts the pieces of a block into it.
    private mutating func end(_ index: Int) {
        guard let text = pieces.removeValue(forKey: index), !text.isEmpty else { return }
        switch blocks[index] {
        case .text(var block):
            block.text += text
            blocks[index] = .text(block)
        case .thinking(var block):
            block.thinking += text
            blocks[index] = .thinking(block)
        case .toolUse(var block):
            block.input = Self.input(text)
            blocks[index] = .toolUse(block)
        // The provider's own tools are blocks without a name here.
        case .other(.object(var members)):
            members["input"] = Self.input(text)
            blocks[index] = .other(.object(members))
        case .toolResult, .other, nil:
            break
        }
    }

    /// A tool's input that is no JSON, since the answer was cut off, stays as the text that came.
    private static func input(_ text: String) -> JSONValue {
        (try? JSONDecoder().decode(DecodedJSON.self, from: Data(text.utf8)))?.value ?? .string(text)
    }
}

/// Reads any JSON by `JSONDecoder`, which has a limit to how deep it may be.
private struct DecodedJSON: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let integer = try? container.decode(Int64.self) {
            value = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let values = try? container.decode([DecodedJSON].self) {
            value = .array(values.map(\.value))
        } else {
            value = .object(try container.decode([String: DecodedJSON].self).mapValues(\.value))
        }
    }
}
