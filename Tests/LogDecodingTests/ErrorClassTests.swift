import LogDecoding
import Testing
import UsageModel

/// Why an attempt failed, by HTTP status and by the error's name.
struct ErrorClassTests {
    private func status(_ fields: String, event: String = "llm_request_failed") throws -> RequestStatus {
        try decodeRequest(#"{"event":"\#(event)",\#(fields)}"#).record.status
    }

    @Test(arguments: [
        ("400", RequestStatus.invalidRequest), ("401", .authentication), ("402", .invalidRequest),
        ("403", .authentication),
        ("404", .notFound), ("405", .invalidRequest), ("408", .timeout), ("409", .invalidRequest),
        ("413", .invalidRequest),
        ("422", .invalidRequest), ("429", .rateLimited), ("499", .invalidRequest), ("500", .server), ("502", .server),
        ("503", .server), ("504", .timeout), ("529", .overloaded), ("599", .server), (#""429""#, .rateLimited),
        ("429.0", .rateLimited),
        ("4.29e2", .rateLimited), ("200", .other), ("302", .other), ("600", .other), ("0", .other), ("-429", .other),
        ("429.5", .other),
        ("null", .other), ("true", .other), (#""too many""#, .other), ("1e309", .other), ("{}", .other),
    ])
    func byStatusCode(code: String, expected: RequestStatus) throws {
        #expect(try status(#""status_code":\#(code)"#) == expected)
        #expect(try status(#""status_code":\#(code)"#, event: "unexpected_error") == expected)
        // The name of the event is more than a status.
        #expect(try status(#""status_code":\#(code)"#, event: "rate_limit_hit") == .rateLimited)
    }

    @Test(arguments: [
        ("RateLimitError", RequestStatus.rateLimited), ("rate_limit_error", .rateLimited),
        ("rate_limit_exceeded", .rateLimited),
        ("OverloadedError", .overloaded), ("overloaded_error", .overloaded), ("APITimeoutError", .timeout),
        ("timeout_error", .timeout),
        ("ReadTimeout", .timeout), ("APIConnectionError", .connection), ("ConnectError", .connection),
        ("AuthenticationError", .authentication), ("permission_error", .authentication), ("NotFoundError", .notFound),
        ("not_found_error", .notFound), ("BadRequestError", .invalidRequest),
        ("invalid_request_error", .invalidRequest),
        ("request_too_large", .invalidRequest), ("InternalServerError", .server), ("api_error", .server),
        ("ValueError", .other),
        ("", .other), ("ratelimiterror", .other),
    ])
    func byErrorType(type: String, expected: RequestStatus) throws {
        #expect(try status(#""error_type":"\#(type)""#) == expected)
        // A status that tells nothing (an overload in mid-stream comes with a 200) leaves it to the name.
        #expect(try status(#""status_code":200,"error_type":"\#(type)""#) == expected)
        #expect(try status(#""status_code":404,"error_type":"\#(type)""#) == .notFound)
    }

    @Test func whatIsNoNameTellsNothing() throws {
        #expect(try status(#""error_type":["RateLimitError"]"#) == .other)
        #expect(try status(#""error_type":null"#) == .other)
        #expect(try status(#""error_type":"\#(String(repeating: "x", count: 10_000))""#) == .other)
    }
}
