/// Reads streams of the Messages API, <https://platform.claude.com/docs/en/build-with-claude/streaming>.
struct MessageStreamDecoder: StreamDecoder {
    /// The usage as it came until now: a later value replaces an earlier one, and what a later event leaves out stays.
    private var usage: [String: JSONValue] = [:]
    private(set) var isComplete = false

    mutating func events(of event: ServerSentEvent) throws(AttemptFailure) -> [MessageStreamEvent] {
        if event.name == "ping" { return [] }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: event.data)
        } catch {
            // A proxy may put what it likes behind "event: error".
            if event.name == "error" { throw ErrorAnswer(json: nil).streamFailure }
            throw AttemptFailure.unreadableStream("an event is no JSON")
        }
        let type = json["type"]?.string ?? event.name
        do {
            return try read(type, json).map { [$0] } ?? []
        } catch let error as InvalidAnswer {
            throw AttemptFailure.unreadableStream(error.message)
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            throw AttemptFailure.unreadableStream("an event can't be read")
        }
    }

    private mutating func read(_ type: String, _ json: JSONValue) throws -> MessageStreamEvent? {
        switch type {
        case "ping":
            return nil
        case "error":
            throw ErrorAnswer(json: json).streamFailure
        case "message_start":
            let reply = try MessageReply(json: json["message"] ?? .null)
            usage = json["message"]?["usage"]?.members ?? [:]
            return .start(reply)
        case "content_block_start":
            guard let block = json["content_block"] else {
                throw InvalidAnswer(message: "a block's begin has no block")
            }
            return .blockStart(index: try Self.index(json), ContentBlock(json: block))
        case "content_block_delta":
            return .delta(index: try Self.index(json), Self.delta(json["delta"] ?? .null))
        case "content_block_stop":
            return .blockStop(index: try Self.index(json))
        case "message_delta":
            let delta = json["delta"] ?? .null
            for (name, value) in json["usage"]?.members ?? [:] where value != .null { usage[name] = value }
            return .messageDelta(
                stopReason: delta["stop_reason"]?.string.map(StopReason.init(rawValue:)),
                stopSequence: delta["stop_sequence"]?.string, usage: try ReplyUsage(json: .object(usage)))
        case "message_stop":
            isComplete = true
            return .stop
        default:
            return .other(type: type, json)
        }
    }

    private static func index(_ json: JSONValue) throws(InvalidAnswer) -> Int {
        guard let index = json["index"]?.integer, (0..<Int64(MessageAssembly.mostBlocks)).contains(index) else {
            throw InvalidAnswer(message: "an event has no index of a block")
        }
        return Int(index)
    }

    private static func delta(_ json: JSONValue) -> ContentDelta {
        let known: ContentDelta? =
            switch json["type"]?.string {
            case "text_delta": json["text"]?.string.map(ContentDelta.text)
            case "input_json_delta": json["partial_json"]?.string.map(ContentDelta.inputJSON)
            case "thinking_delta": json["thinking"]?.string.map(ContentDelta.thinking)
            case "signature_delta": json["signature"]?.string.map(ContentDelta.signature)
            case "citations_delta": json["citation"].map(ContentDelta.citation)
            default: nil
            }
        return known ?? .other(json)
    }
}
