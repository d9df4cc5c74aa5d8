import LLMClient

/// A stream of the Messages API: one text, 10 tokens in and 5 out.
enum SampleStream {
    typealias Event = (String, JSONValue)

    /// The message's begin: 10 tokens in, 1 out until now.
    static let start: Event = (
        "message_start",
        .object([
            "type": .string("message_start"),
            "message": .object([
                "id": .string("msg_1"), "type": .string("message"), "role": .string("assistant"),
                "model": .string("claude-opus-4-8"), "content": .array([]), "stop_reason": .null,
                "usage": .object(["input_tokens": .integer(10), "output_tokens": .integer(1)]),
            ]),
        ])
    )

    /// All until the pieces of the text.
    static func begin(_ pieces: String...) -> [Event] { begin(pieces) }

    /// All of it.
    static func whole(_ pieces: String...) -> [Event] {
        begin(pieces) + [
            ("content_block_stop", .object(["type": .string("content_block_stop"), "index": .integer(0)])),
            (
                "message_delta",
                .object([
                    "type": .string("message_delta"),
                    "delta": .object(["stop_reason": .string("end_turn"), "stop_sequence": .null]),
                    "usage": .object(["output_tokens": .integer(5)]),
                ])
            ),
            ("message_stop", .object(["type": .string("message_stop")])),
        ]
    }

    /// An error within the stream.
    static func error(_ type: String) -> Event {
        (
            "error",
            .object([
                "type": .string("error"),
                "error": .object(["type": .string(type), "message": .string("Something is wrong.")]),
            ])
        )
    }

    private static func begin(_ pieces: [String]) -> [Event] {
        let block: Event = (
            "content_block_start",
            .object([
                "type": .string("content_block_start"), "index": .integer(0),
                "content_block": .object(["type": .string("text"), "text": .string("")]),
            ])
        )
        return [start, block, ("ping", .object(["type": .string("ping")]))]
            + pieces.map { ("content_block_delta", delta($0)) }
    }

    private static func delta(_ text: String) -> JSONValue {
        .object([
            "type": .string("content_block_delta"), "index": .integer(0),
            "delta": .object(["type": .string("text_delta"), "text": .string(text)]),
        ])
    }
}
