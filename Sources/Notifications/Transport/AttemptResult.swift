/// What came of an attempt.
public enum AttemptResult: Sendable, Equatable {
    /// A status of 200 to 299.
    case delivered(status: Int)
    /// Another status.
    ///
    /// - Parameters:
    ///   - retryAfter: the seconds that the receiver asks to wait.
    ///   - text: the answer's first characters.
    case refused(status: Int, retryAfter: Double?, text: String)
    /// No answer, and why.
    case failed(String)
    /// It was given up because the daemon stops; nobody knows what came of it.
    case cancelled

    /// What went wrong, for a person; `nil` where nothing did.
    public var error: String? {
        switch self {
        case .delivered: nil
        case .refused(let status, _, let text):
            "answered \(status)" + ((300..<400).contains(status) ? ", a redirect, which is not followed" : "")
                + (text.isEmpty ? "" : ": \(text)")
        case .failed(let reason): reason
        case .cancelled: "given up while stopping"
        }
    }
}
