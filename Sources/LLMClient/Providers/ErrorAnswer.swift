import UsageModel

/// What a provider says is wrong: `{"error": {"type", "message", …}}`, in the shape of either API.
struct ErrorAnswer: Sendable {
    private static let longest = 300

    /// The kind of error, such as `rate_limit_error`.
    var type: String?
    /// The code within the kind.
    var code: String?
    /// The text, on one line and cut.
    var message: String?
    /// The id of the request, which a stream's error has nowhere else.
    var requestID: String?

    /// Reads an error; of what has not the shape of one nothing is known.
    ///
    /// - Parameter secrets: what is taken out of the text: providers quote keys that they don't know.
    init(json: JSONValue?, secrets: [String] = []) {
        let error = json?["error"]
        type = error?["type"]?.string.map { Self.line($0, secrets) }
        code = (error?["details"]?["error_code"]?.string ?? error?["code"]?.string).map { Self.line($0, secrets) }
        message = (error?["message"]?.string ?? error?.string).map { Self.line($0, secrets) }
        requestID = json?["request_id"]?.string.map { Self.line($0, secrets) }
    }

    /// The error as one that came within a stream.
    var streamFailure: AttemptFailure {
        AttemptFailure(
            .midStream, status: Self.status(of: type), type: type, code: code,
            message: "the stream told an error" + Self.detail(type: type, message: message), requestID: requestID)
    }

    /// `(type): message`, as far as there is any.
    static func detail(type: String?, message: String?) -> String {
        (type.map { " (\($0))" } ?? "") + (message.map { ": \($0)" } ?? "")
    }

    /// The status that an error of this type has where it is a whole answer,
    /// <https://platform.claude.com/docs/en/api/errors>. `nil` for a type that is not known.
    static func status(of type: String?) -> Int? {
        switch type {
        case "invalid_request_error": 400
        case "authentication_error": 401
        case "billing_error": 402
        case "permission_error": 403
        case "not_found_error": 404
        case "conflict_error": 409
        case "request_too_large": 413
        case "rate_limit_error", "rate_limit_exceeded", "insufficient_quota": 429
        case "api_error", "server_error": 500
        case "timeout_error": 504
        case "overloaded_error": 529
        default: nil
        }
    }

    /// A text on one line without control characters, no longer than is shown.
    static func line(_ text: String, _ secrets: [String]) -> String {
        // More than this would be cut anyway; a text may be of megabytes.
        let line = PlainLine.text(String(text.unicodeScalars.prefix(16 << 10)), without: secrets)
        return line.count <= longest ? line : line.prefix(longest - 1) + "…"
    }
}
