/// How one attempt at the provider ended. The raw value is what the ledger stores; it is never renumbered.
public enum RequestStatus: UInt8, CaseIterable, Sendable {
    /// The provider answered with usage.
    case success = 0
    /// 429: too many requests or tokens.
    case rateLimited = 1
    /// 529, or an overload reported in mid-stream.
    case overloaded = 2
    /// No connection to the provider, or it broke.
    case connection = 3
    /// The attempt took longer than its limit.
    case timeout = 4
    /// 400, 413, 422: the request itself was wrong.
    case invalidRequest = 5
    /// 401, 403: the key was refused.
    case authentication = 6
    /// 404: no such model or endpoint.
    case notFound = 7
    /// 5xx other than 529.
    case server = 8
    /// Everything else.
    case other = 9

    /// `success` or `error`: the value of the label `status` on `llm_requests_total`.
    public var label: String { self == .success ? "success" : "error" }

    /// The value of the label `reason` on `llm_errors_total`; `nil` for a success.
    public var reason: String? {
        switch self {
        case .success: nil
        case .rateLimited: "rate_limited"
        case .overloaded: "overloaded"
        case .connection: "connection"
        case .timeout: "timeout"
        case .invalidRequest: "invalid_request"
        case .authentication: "authentication"
        case .notFound: "not_found"
        case .server: "server"
        case .other: "other"
        }
    }
}
