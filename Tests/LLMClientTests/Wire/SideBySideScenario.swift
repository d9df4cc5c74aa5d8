import LLMClient
import ProviderKit

/// Answers of a provider, and what this client and the official package are to make of them.
struct SideBySideScenario: Sendable {
    /// A wait before a retry.
    enum Wait: Hashable {
        /// What the answer asks for, in seconds.
        case asked(Double)
        /// Until a date of whole seconds that is at least so many seconds ahead.
        case date(Double)
        /// `0.5 · 2ⁿ` seconds less up to a quarter, before the retry of this number.
        case backoff(Int)
    }

    /// What came of a call.
    enum Outcome: Hashable {
        case text(String)
        /// The word for the class of the failure, as ``LLMError/kind`` has it.
        case failure(String)
        /// An exception of the official package that this client has no class for.
        case exception(String)
    }

    /// What one of the two does.
    struct Expected: Hashable {
        var attempts: Int
        var waits: [Wait]
        var outcome: Outcome
    }

    /// The folder of its URLs.
    var name: String
    var isStreamed = false
    /// The limit of an attempt, in seconds.
    var timeout = 30.0
    var answers: [Scripted]
    var ours: Expected
    /// What the official package does, where it is something else, and why this client differs.
    var difference: (official: Expected, reason: String)?

    var official: Expected { difference?.official ?? ours }

    private init(_ name: String, _ answers: [Scripted], _ waits: [Wait], _ outcome: Outcome) {
        self.name = name
        self.answers = answers
        ours = Expected(attempts: waits.count + 1, waits: waits, outcome: outcome)
    }

    private func streamed() -> SideBySideScenario {
        var scenario = self
        scenario.isStreamed = true
        return scenario
    }

    private func officially(_ waits: [Wait], _ outcome: Outcome, since reason: String) -> SideBySideScenario {
        var scenario = self
        scenario.difference = (Expected(attempts: waits.count + 1, waits: waits, outcome: outcome), reason)
        return scenario
    }

    private func within(_ seconds: Double) -> SideBySideScenario {
        var scenario = self
        scenario.timeout = seconds
        return scenario
    }

    // MARK: - All of them

    private static let hi = Outcome.text("Hi.")
    private static let limited = "rate_limit_error"
    private static let lost = Scripted(["reset": .string("before")])
    private static let brokenBody = Scripted([
        "reset": .string("body"), "body": .object(["id": .string("msg_1"), "type": .string("message")]),
    ])

    private static func error(_ status: Int, _ type: String = "api_error", _ headers: [String: String] = [:])
        -> Scripted
    {
        .error(status, type, headers: headers)
    }

    /// Where both do the same.
    static let same: [SideBySideScenario] = [
        .init("ok", [.reply()], [], hi),
        // Longer than any first back-off, so that one that is not heeded is seen.
        .init("milliseconds", [error(429, limited, ["retry-after-ms": "700"]), .reply()], [.asked(0.7)], hi),
        .init("seconds", [error(429, limited, ["retry-after": "1"]), .reply()], [.asked(1)], hi),
        .init("fraction", [error(503, "api_error", ["retry-after": "0.6"]), .reply()], [.asked(0.6)], hi),
        .init(
            "milliseconds-first", [error(429, limited, ["retry-after-ms": "600", "retry-after": "9"]), .reply()],
            [.asked(0.6)], hi),
        .init("imf-date", [error(429, limited, ["retry-after": "{{imf 1}}"]), .reply()], [.date(1)], hi),
        .init("rfc850-date", [error(429, limited, ["retry-after": "{{rfc850 1}}"]), .reply()], [.date(1)], hi),
        .init("asctime-date", [error(429, limited, ["retry-after": "{{asctime 1}}"]), .reply()], [.date(1)], hi),
        .init("past-date", [error(429, limited, ["retry-after": "{{imf -60}}"]), .reply()], [.backoff(0)], hi),
        .init("no-wait", [error(429, limited, ["retry-after": "0"]), .reply()], [.backoff(0)], hi),
        .init(
            "negative", [error(429, limited, ["retry-after-ms": "-5", "retry-after": "9"]), .reply()], [.backoff(0)], hi
        ),
        .init("soon", [error(429, limited, ["retry-after": "soon"]), .reply()], [.backoff(0)], hi),
        .init("hexadecimal", [error(429, limited, ["retry-after": "0x10"]), .reply()], [.backoff(0)], hi),
        .init(
            "not-retried", [error(429, limited, ["x-should-retry": "false"]), .reply()], [], .failure("rate_limit")),
        .init(
            "retried", [error(400, "invalid_request_error", ["x-should-retry": "true"]), .reply()], [.backoff(0)], hi),
        .init(
            "overloaded", Array(repeating: error(529, "overloaded_error"), count: 3), [.backoff(0), .backoff(1)],
            .failure("overloaded")),
        .init("server", [error(500), error(503), .reply()], [.backoff(0), .backoff(1)], hi),
        .init(
            "gateway", Array(repeating: .answer(502, body: .string("<html>")), count: 3), [.backoff(0), .backoff(1)],
            .failure("server_error")),
        .init("timeout-status", [error(408, "timeout_error"), .reply()], [.backoff(0)], hi),
        .init(
            "conflict", Array(repeating: error(409, "conflict_error"), count: 3), [.backoff(0), .backoff(1)],
            .failure("conflict")),
        .init("key", [error(401, "authentication_error"), .reply()], [], .failure("authentication")),
        .init("permission", [error(403, "permission_error"), .reply()], [], .failure("permission")),
        .init("model", [error(404, "not_found_error"), .reply()], [], .failure("model_not_found")),
        .init("too-large", [error(413, "request_too_large"), .reply()], [], .failure("invalid_request")),
        .init("lost", [lost, .reply()], [.backoff(0)], hi),
        .init("always-lost", [lost, lost, lost], [.backoff(0), .backoff(1)], .failure("connection")),
        .init("broken-body", [brokenBody, .reply()], [.backoff(0)], hi),
        .init(
            "slow", Array(repeating: .reply(and: ["chunk": .integer(10), "pause": .number(30)]), count: 3),
            [.backoff(0), .backoff(1)], .failure("timeout")
        ).within(0.5),
        .init("stream", [.events(SampleStream.whole("H", "i."))], [], hi).streamed(),
        .init(
            "stream-retried",
            [error(529, "overloaded_error", ["retry-after-ms": "600"]), .events(SampleStream.whole("Hi."))],
            [.asked(0.6)], hi
        ).streamed(),
        .init("stream-lost", [lost, .events(SampleStream.whole("Hi."))], [.backoff(0)], hi).streamed(),
    ]

    /// Where this client does something else, each with the reason.
    static let different: [SideBySideScenario] = [
        .init("cut-json", [.raw(Array(#"{"id": "msg_1", "#.utf8)), .reply()], [], .failure("invalid_answer"))
            .officially([], .exception("JSONDecodeError"), since: "the parser's exception is let through as it is"),
        .init(
            "no-json", [.answer(headers: ["content-type": "text/html"], body: .string("<html>"))], [],
            .failure("invalid_answer")
        ).officially([], .exception("AttributeError"), since: "a page of a proxy is given out as a string"),
        .init(
            "spend-limit",
            Array(repeating: .error(429, limited, code: "enforced_spend_limit_reached"), count: 3), [],
            .failure("spend_limit")
        ).officially(
            [.backoff(0), .backoff(1)], .failure("spend_limit"), since: "waiting does not pay a bill"),
        .init(
            "redirect", [.answer(307, headers: ["location": "/ok/v1/messages"], body: .null)], [],
            .failure("invalid_request")
        ).officially([], hi, since: "a key goes nowhere but to the base URL"),
        .init(
            "stream-error-first",
            [
                .events([SampleStream.start, SampleStream.error("overloaded_error")]),
                .events(SampleStream.whole("Hi.")),
            ],
            [.backoff(0)], hi
        ).streamed().officially(
            [], .exception("APIStatusError"), since: "nothing of the answer was given out: it can be asked for again"),
        .init(
            "stream-error", [.events(SampleStream.begin("H") + [SampleStream.error("overloaded_error")]), .reply()], [],
            .failure("overloaded")
        ).streamed().officially(
            [], .exception("APIStatusError"),
            since: "an error within a stream is of its own type, not of the head's 200"),
        .init("stream-cut", [.events(SampleStream.begin("H")), .reply()], [], .failure("connection")).streamed()
            .officially([], .text("H"), since: "half an answer is no answer"),
        .init(
            "stream-broken",
            [
                .events(SampleStream.begin("H"), and: ["reset": .string("body"), "reset_after": .integer(600)]),
                .reply(),
            ],
            [], .failure("connection")
        ).streamed().officially(
            [], .exception("ReadError"), since: "the transport's exception is let through as it is"),
    ]
}
