import NIOHTTP1
import UsageModel

/// What the head of an answer says.
struct AnswerHead: Sendable {
    var status: Int
    /// `request-id`, or OpenAI's `x-request-id`.
    var requestID: String?
    /// Without parameters, in small letters.
    var contentType: String?
    /// The seconds to wait.
    var retryAfter: Double?
    var shouldRetry: Bool?
    var limits = RateLimitReading()

    /// Reads a head.
    ///
    /// - Parameter now: what dates are relative to.
    init(status: Int, headers: HTTPHeaders, now: Timestamp) {
        self.status = status
        requestID = (headers.first(name: "request-id") ?? headers.first(name: "x-request-id"))
            .map { ErrorAnswer.line($0, []) }
        contentType = headers.first(name: "content-type")?.split(separator: ";").first.map {
            $0.split(separator: " ").joined().lowercased()
        }
        retryAfter = Self.retryAfter(headers, now: now)
        switch headers.first(name: "x-should-retry")?.lowercased() {
        case "true": shouldRetry = true
        case "false": shouldRetry = false
        default: shouldRetry = nil
        }
        limits.requests = Self.window(headers, now, "anthropic-ratelimit-requests", "x-ratelimit", "requests")
        limits.inputTokens = Self.window(headers, now, "anthropic-ratelimit-input-tokens", "x-ratelimit", "tokens")
        limits.outputTokens = Self.window(headers, now, "anthropic-ratelimit-output-tokens", nil, "")
    }

    /// Whether it is of an answer.
    var isSuccess: Bool { (200..<300).contains(status) }

    /// `retry-after-ms`, else `retry-after` in seconds, else as a date: the order of the official clients.
    private static func retryAfter(_ headers: HTTPHeaders, now: Timestamp) -> Double? {
        if let text = headers.first(name: "retry-after-ms"), let wait = number(text) { return wait / 1_000 }
        guard let text = headers.first(name: "retry-after") else { return nil }
        if let wait = number(text) { return wait }
        return HTTPTime.httpDate(text).map { seconds(until: $0, now) }
    }

    /// Anthropic's names, else OpenAI's, whose limit of tokens is one for input and output.
    private static func window(
        _ headers: HTTPHeaders, _ now: Timestamp, _ name: String, _ prefix: String?, _ suffix: String
    ) -> RateLimitReading.Window {
        func value(_ part: String) -> String? {
            headers.first(name: "\(name)-\(part)") ?? prefix.flatMap { headers.first(name: "\($0)-\(part)-\(suffix)") }
        }
        return RateLimitReading.Window(
            limit: value("limit").flatMap(amount), remaining: value("remaining").flatMap(amount),
            resetSeconds: value("reset").flatMap { text in
                HTTPTime.rfc3339(text).map { seconds(until: $0, now) } ?? HTTPTime.span(text)
            })
    }

    /// A decimal number. Swift's `Double` reads hexadecimal ones as well, which are no number of seconds to anybody else.
    private static func number(_ text: String) -> Double? {
        let text = text.drop { $0 == " " }
        let isDecimal = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
        guard isDecimal, let value = Double(text), value.isFinite else { return nil }
        return max(0, value)
    }

    private static func amount(_ text: String) -> Int64? {
        Int64(text).flatMap { $0 >= 0 ? $0 : nil }
    }

    private static func seconds(until time: Timestamp, _ now: Timestamp) -> Double {
        max(0, Double(time.microseconds - now.microseconds) / 1e6)
    }
}

extension AttemptFailure {
    /// What an answer by an error says.
    ///
    /// - Parameter secrets: what must not be told.
    init(_ head: AnswerHead, body: [UInt8], secrets: [String]) {
        let error = ErrorAnswer(json: try? JSONValue(parsing: body), secrets: secrets)
        self.init(
            .status, status: head.status, type: error.type, code: error.code,
            message: "the provider answered \(head.status)"
                + ErrorAnswer.detail(type: error.type, message: error.message),
            requestID: head.requestID ?? error.requestID, retryAfter: head.retryAfter, shouldRetry: head.shouldRetry,
            limits: head.limits)
    }

    /// The failure with what the answer's head says.
    func with(_ head: AnswerHead?) -> AttemptFailure {
        guard let head else { return self }
        var failure = self
        failure.status = status ?? (head.isSuccess ? nil : head.status)
        failure.requestID = head.requestID ?? requestID
        failure.limits = head.limits
        return failure
    }
}
