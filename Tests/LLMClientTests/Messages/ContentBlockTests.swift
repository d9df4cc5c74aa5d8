import Foundation
import ProviderKit
import Testing

@testable import LLMClient

/// Blocks of an answer go back to the provider in the next request as they came.
struct ContentBlockTests {
    /// An example of each kind of block, and of each shape of its members, that the official package has a type for.
    @Test(.enabled(if: OfficialPackage.isInstalled)) func everyBlockGoesBackAsItCame() throws {
        let output = try OfficialPackage.output(of: "content_blocks.py")
        let examples = try JSONDecoder().decode([Parsed].self, from: output).map(\.value)
        let kinds = Set(examples.compactMap { $0["type"]?.string })
        #expect(examples.count > 300 && kinds.isSuperset(of: Self.kinds))
        for block in examples {
            #expect(Self.normal(try Self.sentBack(block)) == Self.normal(block))
        }
    }

    private static let kinds: Set = [
        "text", "thinking", "redacted_thinking", "tool_use", "tool_result", "server_tool_use", "web_search_tool_result",
        "web_fetch_tool_result", "code_execution_tool_result", "image", "document", "search_result",
    ]

    /// As an answer's content over the wire, then in a request over the wire; both by Foundation's coders.
    private static func sentBack(_ block: JSONValue) throws -> JSONValue? {
        let answer: JSONValue = .object([
            "id": .string("msg_1"), "type": .string("message"), "role": .string("assistant"), "model": .string("m"),
            "content": .array([block]), "stop_reason": .null, "usage": .object([:]),
        ])
        let reply = try MessageReply(json: JSONValue(parsing: try Parsed.data(answer)))
        let request = MessageRequest(
            model: "m", maxTokens: 1, messages: [Message(role: .assistant, content: reply.content)])
        let sent = try JSONDecoder().decode(Parsed.self, from: Data(request.json().encoded())).value
        return sent["messages"]?.items?.first?["content"]?.items?.first
    }

    /// A value with one spelling for what the API takes for the same: a result's text for a list of one text, and what is
    /// said for what is meant where nothing is.
    private static func normal(_ value: JSONValue?) -> JSONValue? {
        switch value {
        case .array(let items): return .array(items.compactMap(normal))
        case .object(var members):
            if members["cache_control"]?["ttl"]?.string == "5m" {
                members["cache_control"] = .object(["type": .string("ephemeral")])
            }
            if members["type"]?.string == "tool_result" {
                if let text = members["content"]?.string {
                    members["content"] = .array([.object(["type": .string("text"), "text": .string(text)])])
                }
                if members["content"] == .array([]) { members["content"] = nil }
                if members["is_error"] == .bool(false) { members["is_error"] = nil }
            }
            return .object(members.compactMapValues(normal))
        default: return value
        }
    }

    @Test func readsTheBlocksThatHaveNames() {
        let thinking: JSONValue = .object([
            "type": .string("thinking"), "thinking": .string("Hm."), "signature": .string("c2ln"),
        ])
        #expect(ContentBlock(json: thinking) == .thinking(ThinkingBlock(thinking: "Hm.", signature: "c2ln")))
        let call: JSONValue = .object([
            "type": .string("tool_use"), "id": .string("t1"), "name": .string("f"), "input": .object([:]),
        ])
        #expect(ContentBlock(json: call) == .toolUse(ToolUseBlock(id: "t1", name: "f", input: .object([:]))))
        for odd: JSONValue in [.null, .string("text"), .object([:]), .object(["type": .string("text")])] {
            #expect(ContentBlock(json: odd) == .other(odd) && ContentBlock(json: odd).json == odd)
        }
    }
}
