import Foundation
public import LLMClient

/// One answer of ``FakeProvider``.
public struct Scripted: Sendable {
    /// What the provider's script has.
    public var json: JSONValue

    /// Members as the head of `Program/fake_provider.py` explains them.
    public init(_ members: [String: JSONValue]) {
        json = .object(members)
    }

    /// A status with headers and a body.
    public static func answer(
        _ status: Int = 200, headers: [String: String] = [:], body: JSONValue, and more: [String: JSONValue] = [:]
    ) -> Scripted {
        let members: [String: JSONValue] = [
            "status": .integer(Int64(status)), "headers": .object(headers.mapValues(JSONValue.string)), "body": body,
        ]
        return Scripted(members.merging(more) { $1 })
    }

    /// A reply of one text in the Messages API's shape, 10 tokens in and 5 out.
    public static func reply(
        _ text: String = "Hi.", model: String = "claude-opus-4-8", headers: [String: String] = [:],
        and more: [String: JSONValue] = [:]
    ) -> Scripted {
        .answer(
            headers: headers,
            body: .object([
                "id": .string("msg_1"), "type": .string("message"), "role": .string("assistant"),
                "model": .string(model),
                "content": .array([.object(["type": .string("text"), "text": .string(text)])]),
                "stop_reason": .string("end_turn"), "stop_sequence": .null,
                "usage": .object(["input_tokens": .integer(10), "output_tokens": .integer(5)]),
            ]), and: more)
    }

    /// An error in the Messages API's shape.
    public static func error(
        _ status: Int, _ type: String, _ message: String = "Something is wrong.", code: String? = nil,
        headers: [String: String] = [:]
    ) -> Scripted {
        var error: [String: JSONValue] = ["type": .string(type), "message": .string(message)]
        if let code { error["details"] = .object(["error_code": .string(code)]) }
        return .answer(
            status, headers: headers, body: .object(["type": .string("error"), "error": .object(error)]))
    }

    /// Bytes as they are.
    public static func raw(_ bytes: [UInt8], and more: [String: JSONValue] = [:]) -> Scripted {
        Scripted(["raw": .string(Data(bytes).base64EncodedString())].merging(more) { $1 })
    }

    /// Server-sent events.
    public static func events(_ events: [(String, JSONValue)], and more: [String: JSONValue] = [:]) -> Scripted {
        Scripted(["events": .array(events.map { .array([.string($0.0), $0.1]) })].merging(more) { $1 })
    }
}
