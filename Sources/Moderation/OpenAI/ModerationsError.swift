import UsageModel

/// Why a request to the moderations endpoint has no result, in the shape of OpenAI's errors
/// (<https://platform.openai.com/docs/guides/error-codes>).
public struct ModerationsError: Error, Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// OpenAI's name of the kind of error.
    public let type: String
    /// What is wrong, for people.
    public let message: String
    /// The member of the request that is wrong.
    public let param: String?
    /// A name of the error, for programs.
    public let code: String?
    /// In how many seconds it is worth while to ask again.
    public let retryAfter: Int?

    /// Makes an error.
    public init(
        status: Int, type: String, message: String, param: String? = nil, code: String? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.type = type
        self.message = message
        self.param = param
        self.code = code
        self.retryAfter = retryAfter
    }

    /// Whether the same request is worth another try in a short time: a refusal would be paid for again, and a day's budget
    /// lasts longer than that.
    public var mayBeRetried: Bool { code != Self.refused && code != Self.spent }

    private static let refused = "no_verdict"
    private static let spent = "insufficient_quota"

    /// The body of the answer.
    public var json: String {
        let error = JSONText.object([
            ("message", JSONText.string(message)), ("type", JSONText.string(type)), ("param", Self.text(param)),
            ("code", Self.text(code)),
        ])
        return JSONText.object([("error", error)])
    }

    /// The request does not have the shape that is asked for.
    public static func invalid(_ message: String, param: String?) -> ModerationsError {
        ModerationsError(status: 400, type: "invalid_request_error", message: message, param: param)
    }

    /// A text is harmless as far as it was looked at, and longer than that.
    public static let tooLong = ModerationsError(
        status: 400, type: "invalid_request_error",
        message: "The text is too long: its end was not looked at. Send it in parts.", param: "input",
        code: "text_too_long")

    /// The body has more bytes than `limit`.
    public static func tooLarge(limit: Int) -> ModerationsError {
        ModerationsError(
            status: 413, type: "invalid_request_error", message: "The body is larger than \(limit) bytes.",
            code: "request_too_large")
    }

    /// No model is set up to be asked.
    public static let noModeration = ModerationsError(
        status: 404, type: "invalid_request_error",
        message: "No model judges texts here: add the key `moderation` to Tailmeter's settings.",
        code: "moderation_not_configured")

    /// The model was not reached.
    public static func unavailable(_ reason: String, retryAfter: Int?) -> ModerationsError {
        ModerationsError(
            status: 503, type: "server_error", message: sentence("The model did not answer", reason),
            code: "moderation_unavailable", retryAfter: retryAfter)
    }

    /// Too many texts are being judged for others already.
    public static let tooMany = ModerationsError(
        status: 429, type: "rate_limit_error", message: "Too many texts wait for their verdicts; ask again.",
        code: "rate_limit_exceeded", retryAfter: 1)

    /// What may be spent on moderation in a day is spent.
    public static func overBudget(retryAfter: Int?) -> ModerationsError {
        ModerationsError(
            status: 429, type: "insufficient_quota",
            message: "The day's budget for moderation is spent (`moderation` in Tailmeter's settings).",
            code: spent, retryAfter: retryAfter)
    }

    /// The model refused, or its answer can't be read.
    public static func noVerdict(_ reason: String) -> ModerationsError {
        ModerationsError(
            status: 502, type: "server_error", message: sentence("There is no verdict", reason), code: refused)
    }

    private static func sentence(_ start: String, _ reason: String) -> String {
        reason.isEmpty ? start + "." : "\(start): \(reason)."
    }

    private static func text(_ text: String?) -> String { text.map(JSONText.string) ?? "null" }
}
