/// What a failure means for what is done next, and the word for it in metrics and spans (`error.type`).
public enum FailureClass: String, Hashable, Sendable, CaseIterable {
    /// 429: this account asks too much of the provider at the moment.
    case rateLimit = "rate_limit"
    /// 529: the provider is asked too much by everybody.
    case overloaded
    /// A limit of money is reached, or the account is not paid for: waiting does not help.
    case spendLimit = "spend_limit"
    /// Any other status of 500 and above.
    case serverError = "server_error"
    /// 408 and 409: it came too slowly, or met another request.
    case conflict
    /// No connection, or a broken one.
    case connection
    /// No answer in time.
    case timeout
    /// 401.
    case authentication
    /// 403.
    case permission
    /// 404 by the provider itself: it has no such model.
    case modelNotFound = "model_not_found"
    /// Any other status, or a request that can't be written.
    case invalidRequest = "invalid_request"
    /// What came is no answer.
    case invalidAnswer = "invalid_answer"
    /// The task was cancelled.
    case cancelled

    /// Whether the same request may succeed a little later.
    public var isPassing: Bool {
        switch self {
        case .rateLimit, .overloaded, .serverError, .conflict, .connection, .timeout: true
        case .spendLimit, .authentication, .permission, .modelNotFound, .invalidRequest, .invalidAnswer, .cancelled:
            false
        }
    }

    /// Whether another model may answer what this one did not.
    public var fallsBack: Bool { isPassing || self == .modelNotFound }

    /// Whether the provider is at fault, which is what a breaker counts.
    public var isProviderFault: Bool {
        switch self {
        case .overloaded, .serverError, .connection, .timeout: true
        default: false
        }
    }
}

extension AttemptFailure {
    /// Codes of 429 that stand for a limit of money (`anthropic` 2.13.0, `_error_classes.py`).
    private static let spendCodes: Set<String> = ["enforced_spend_limit_reached", "contract_spend_limit_reached"]
    /// `insufficient_quota` is OpenAI's 429 of an account without money.
    private static let billingWords: Set<String> = ["billing_error", "insufficient_quota"]

    /// What the failure means.
    public var failureClass: FailureClass {
        switch kind {
        case .connection: .connection
        case .timeout: .timeout
        case .invalidAnswer: .invalidAnswer
        case .invalidRequest: .invalidRequest
        case .cancelled: .cancelled
        // A stream that broke without a word is a broken connection.
        case .midStream: status.map(classOfStatus) ?? .connection
        case .status: classOfStatus(status ?? 0)
        }
    }

    private func classOfStatus(_ status: Int) -> FailureClass {
        if let code, Self.spendCodes.contains(code) || Self.billingWords.contains(code) { return .spendLimit }
        if let type, Self.billingWords.contains(type) { return .spendLimit }
        return switch status {
        case 401: .authentication
        case 402: .spendLimit
        case 403: .permission
        case 404: type == "not_found_error" || code == "model_not_found" ? .modelNotFound : .invalidRequest
        case 408, 409: .conflict
        case 429: .rateLimit
        case 529: .overloaded
        case 500...: .serverError
        default: .invalidRequest
        }
    }
}
