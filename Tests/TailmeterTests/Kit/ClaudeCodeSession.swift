import TestKit

/// Session files as Claude Code writes them: several records of each message with the usage so far, in the midst of others.
struct ClaudeCodeSession {
    /// Lines of two files, each in the order in which it grows.
    private(set) var files: [[String]] = [[], []]
    /// What the requests come to, each with the usage of its last record.
    private(set) var truth: [String: ModelTotals] = [:]
    /// How many lines repeat a message.
    private(set) var repeats = 0
    private(set) var lines = 0

    private struct Message {
        let number: Int
        let model: String
        let input: Int
        let write5m: Int
        let write1h: Int
        let read: Int
        var outputs: [Int]
        let hasRequestID: Bool
    }

    private static let models = ["claude-sonnet-4-20250514", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101"]
    private var random: SeededGenerator

    /// Makes a session of so many messages.
    init(messages: Int, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        var open: [Message] = []
        var number = 0
        while number < messages || !open.isEmpty {
            if number < messages, open.count < 6 {
                open.append(message(number))
                number += 1
                if chance(30) { other(number) }
            }
            let index = Int.random(in: 0..<open.count, using: &random)
            record(open[index])
            open[index].outputs.removeFirst()
            if open[index].outputs.isEmpty { open.remove(at: index) }
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 1...100, using: &random) <= percent }

    private mutating func message(_ number: Int) -> Message {
        var outputs = [Int.random(in: 1...8, using: &random)]
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            // Some records of a message are written with a usage that did not grow.
            outputs.append(outputs[outputs.count - 1] + (chance(25) ? 0 : Int.random(in: 1...900, using: &random)))
        }
        let message = Message(
            number: number, model: Self.models[number % 3], input: Int.random(in: 0...40, using: &random),
            write5m: Int.random(in: 0...3_000, using: &random), write1h: chance(50) ? 700 : 0,
            read: Int.random(in: 0...90_000, using: &random), outputs: outputs, hasRequestID: !chance(10))
        count(message)
        return message
    }

    private mutating func count(_ message: Message) {
        guard let price = ListPrice.byModel[message.model], let output = message.outputs.last else { return }
        var totals = ModelTotals(
            successes: 1, input: message.input, output: output, cacheRead: message.read,
            cacheWrite: message.write5m + message.write1h)
        totals.picoDollars =
            message.input * price.input + output * price.output + message.read * price.cacheRead
            + message.write5m * price.cacheWrite5m + message.write1h * price.cacheWrite1h
        truth[message.model, default: ModelTotals()].add(totals)
        repeats += message.outputs.count - 1
    }

    /// Writes the next record of a message: messages with a request id to either file, others to that of their session.
    private mutating func record(_ message: Message) {
        let file = message.hasRequestID ? Int.random(in: 0...1, using: &random) : message.number % 2
        let requestID = message.hasRequestID ? "\"requestId\":\"req_\(message.number)\"," : ""
        append(
            """
            {"parentUuid":"u\(lines)","isSidechain":false,"userType":"external","cwd":"/src","sessionId":"s\(file)",\
            "version":"2.0.14","gitBranch":"main","message":{"model":"\(message.model)","id":"msg_\(message.number)",\
            "type":"message","role":"assistant","content":[{"type":"text","text":"{\\"usage\\": 1}"}],\
            "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":\(message.input),\
            "cache_creation_input_tokens":\(message.write5m + message.write1h),\
            "cache_read_input_tokens":\(message.read),"cache_creation":{"ephemeral_5m_input_tokens":\(message.write5m),\
            "ephemeral_1h_input_tokens":\(message.write1h)},"output_tokens":\(message.outputs[0]),\
            "service_tier":"standard"}},\(requestID)"type":"assistant","uuid":"u\(lines + 1)",\
            "timestamp":"2026-11-23T10:00:00.\(100 + lines % 900)Z"}
            """, to: file)
    }

    /// What stands between: the user's words, a summary, and the tool's own answer, which no model gave.
    private mutating func other(_ number: Int) {
        let kinds = [
            #"{"type":"summary","summary":"Fix","leafUuid":"u1"}"#,
            #"{"isSidechain":false,"sessionId":"s0","type":"user","message":{"role":"user","content":"go on"},"uuid":"x"}"#,
            #"{"isSidechain":false,"sessionId":"s0","type":"assistant","message":{"id":"m-x","model":"<synthetic>","#
                + #""role":"assistant","usage":{"input_tokens":0,"output_tokens":0}},"uuid":"y"}"#,
        ]
        append(kinds[number % 3], to: number % 2)
    }

    private mutating func append(_ line: String, to file: Int) {
        files[file].append(line)
        lines += 1
    }
}
