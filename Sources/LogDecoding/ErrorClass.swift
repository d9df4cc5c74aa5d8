import CRecordScanner
import UsageModel

/// Tells why an attempt failed from its HTTP status or, failing that, the name of its error.
enum ErrorClass {
    static func status(code: record_scanner_field?, type: record_scanner_field?) -> RequestStatus {
        if let code, code.isNumber || code.isString, let number = DecimalText(code.text), number.isWhole,
            let value = number.scaled(by: 1), let status = status(code: value)
        {
            return status
        }
        guard let type, type.isString, type.length <= 256 else { return .other }
        // OpenTelemetry's error.type may be the HTTP status.
        if type.length == 3, let number = DecimalText(type.text)?.scaled(by: 1), let status = status(code: number) {
            return status
        }
        return status(type: String(decoding: type.text, as: UTF8.self))
    }

    /// The class of an HTTP status; `nil` for one that tells nothing (an overload in mid-stream comes with a 200).
    private static func status(code: Int64) -> RequestStatus? {
        switch code {
        case 429: .rateLimited
        case 529: .overloaded
        case 408, 504: .timeout
        case 401, 403: .authentication
        case 404: .notFound
        case 400..<500: .invalidRequest
        case 500..<600: .server
        default: nil
        }
    }

    /// The class of an error by the names that the anthropic and openai SDKs, LiteLLM, Bedrock and their APIs use.
    private static func status(type: String) -> RequestStatus {
        switch type {
        case "RateLimitError", "rate_limit_error", "rate_limit_exceeded", "ThrottlingException": .rateLimited
        case "OverloadedError", "overloaded_error": .overloaded
        case "APITimeoutError", "timeout_error", "TimeoutError", "ReadTimeout", "ConnectTimeout", "timeout",
            "ModelTimeoutException":
            .timeout
        case "APIConnectionError", "ConnectionError", "ConnectError", "ReadError", "RemoteProtocolError",
            "connection_error":
            .connection
        case "AuthenticationError", "authentication_error", "PermissionDeniedError", "permission_error":
            .authentication
        case "AccessDeniedException": .authentication
        case "NotFoundError", "not_found_error", "ResourceNotFoundException": .notFound
        case "BadRequestError", "invalid_request_error", "UnprocessableEntityError", "RequestTooLargeError",
            "request_too_large", "ContextWindowExceededError", "ValidationException":
            .invalidRequest
        case "InternalServerError", "api_error", "server_error", "ServiceUnavailableError",
            "InternalServerException", "ServiceUnavailableException":
            .server
        default: .other
        }
    }
}
