import LLMClient
import ProviderKit
import TestKit

/// An app's folder with a daemon's settings, and a provider that judges: what has the word `idiots` is hateful.
struct ModeratedApp {
    static let flagged = #"llm_moderation_checks_total{category="hate",verdict="flagged"}"#
    static let safe = #"llm_moderation_checks_total{category="none",verdict="safe"}"#
    static let unavailable = #"llm_moderation_checks_total{category="none",verdict="unavailable"}"#
    static let overBudget = #"llm_moderation_checks_total{category="none",verdict="over_budget"}"#
    static let up = "tailmeter_moderation_up"

    let folder: TemporaryFolder
    let provider: FakeProvider

    init() async throws {
        folder = try TemporaryFolder()
        provider = try await FakeProvider()
        try await provider.script(Self.judging())
        try folder.write("", to: "app.log")
    }

    /// Answers of 1,000 tokens in and 100 out: 0.0015 dollars at the prices of claude-haiku-4-5.
    static func judging(and more: [String: JSONValue] = [:]) -> Scripted {
        let safe = verdict(#"{"safe": true, "categories": [], "reason": "It is harmless.", "score": 0.02}"#)
        let bad = verdict(
            #"{"safe": false, "categories": ["hate", "privacy"], "reason": "It insults people.", "score": 0.97}"#)
        var members = safe
        members["repeat"] = .bool(true)
        members["cases"] = .array([.array([.string("idiots"), .object(bad.merging(more) { $1 })])])
        return Scripted(members.merging(more) { $1 })
    }

    /// One answer, over and over.
    static func always(_ answer: Scripted) -> Scripted {
        guard case .object(var members) = answer.json else { return answer }
        members["repeat"] = .bool(true)
        return Scripted(members)
    }

    private static func verdict(_ text: String) -> [String: JSONValue] {
        [
            "body": .object([
                "id": .string("msg_1"), "type": .string("message"), "role": .string("assistant"),
                "model": .string("claude-haiku-4-5-20251001"),
                "content": .array([.object(["type": .string("text"), "text": .string(text)])]),
                "stop_reason": .string("end_turn"),
                "usage": .object(["input_tokens": .integer(1_000), "output_tokens": .integer(100)]),
            ])
        ]
    }

    /// Writes the settings.
    ///
    /// - Parameters:
    ///   - moderation: keys of `moderation`; `nil` for none at all.
    ///   - more: further keys of the settings, a line each.
    func settings(_ moderation: String?, _ more: String = "") throws {
        let keys = moderation.map { "moderation: {base_url: '\(provider.url)', timezone: UTC\($0)}" } ?? ""
        try folder.write(
            "state_dir: state\nsources: [{file: app.log}]\nhttp_reload: true\n\(keys)\n\(more)\n", to: "tailmeter.yaml")
    }

    func daemon(_ environment: [String: String] = [:]) throws -> Daemon {
        try Daemon(["--config", "tailmeter.yaml"], in: folder, environment: environment)
    }

    /// A line of the app.
    ///
    /// - Parameter time: RFC 3339.
    static func line(
        _ id: String, user: String = "u1", time: String = "2026-11-24T08:00:00Z", _ members: String
    ) -> String {
        #"{"event": "llm_request_success", "model": "m", "input_tokens": 1, "output_tokens": 1, "request_id": ""#
            + #"\#(id)", "user_id": "\#(user)", "timestamp": "\#(time)", \#(members)}"# + "\n"
    }

    /// The texts that the provider was to judge, each between the lines of its delimiter.
    func judged() async throws -> [String] {
        try await provider.requests.map { Self.between(Self.message(of: $0)) }
    }

    /// The text of the one message that a request has.
    static func message(of request: FakeProvider.Request) -> String {
        guard let messages = request.body.value["messages"]?.items, messages.count == 1,
            let content = messages[0]["content"]
        else { return "" }
        return content.string ?? content.items?.first?["text"]?.string ?? ""
    }

    /// What stands between the first line, which opens, and the line that closes by the same name.
    private static func between(_ message: String) -> String {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("<text-"),
            let end = lines.firstIndex(of: "</" + first.dropFirst(1))
        else { return "not delimited: \(message)" }
        return lines[1..<end].joined(separator: "\n")
    }
}

extension JSONValue {
    /// The values of a list.
    var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }
}
