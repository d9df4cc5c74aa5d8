import Foundation

/// Puts the events of a stream together into the reply that they make up.
struct ReplyAssembly: Sendable {
    /// The reply as far as it came; `nil` before its start.
    private(set) var reply: MessageReply?
    /// Whether the message's end came.
    private(set) var isComplete = false
    /// Blocks by their index, which a provider can number as it likes.
    private var blocks: [Int: ContentBlock] = [:]
    /// The pieces of tools' inputs by the index of their block.
    private var inputs: [Int: String] = [:]

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
            endInput(index)
        case .messageDelta(let reason, let sequence, let usage):
            reply?.stopReason = reason ?? reply?.stopReason
            reply?.stopSequence = sequence ?? reply?.stopSequence
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
        for index in inputs.keys { endInput(index) }
        if !blocks.isEmpty { reply?.content = blocks.sorted { $0.key < $1.key }.map(\.value) }
    }

    private mutating func add(_ delta: ContentDelta, to index: Int) {
        if case .inputJSON(let piece) = delta {
            inputs[index, default: ""] += piece
            return
        }
        // Taken out and put back, so that a text grows in place and is not copied at each piece.
        switch (blocks.removeValue(forKey: index), delta) {
        case (.text(var block), .text(let piece)):
            block.text += piece
            blocks[index] = .text(block)
        case (.text(var block), .citation(let citation)):
            var citations: [JSONValue] = []
            if case .array(let values) = block.other["citations"] { citations = values }
            block.other["citations"] = .array(citations + [citation])
            blocks[index] = .text(block)
        case (.thinking(var block), .thinking(let piece)):
            block.thinking += piece
            blocks[index] = .thinking(block)
        case (.thinking(var block), .signature(let signature)):
            block.signature = signature
            blocks[index] = .thinking(block)
        case (let block, _):
            blocks[index] = block
        }
    }

    /// A tool's input that is no JSON, since the answer was cut off, stays as the text that came.
    private mutating func endInput(_ index: Int) {
        guard let text = inputs.removeValue(forKey: index), !text.isEmpty else { return }
        let input = (try? JSONDecoder().decode(DecodedJSON.self, from: Data(text.utf8)))?.value ?? .string(text)
        switch blocks[index] {
        case .toolUse(var block):
            block.input = input
            blocks[index] = .toolUse(block)
        // The provider's own tools are blocks without a name here.
        case .other(.object(var members)):
            members["input"] = input
            blocks[index] = .other(.object(members))
        default: break
        }
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
