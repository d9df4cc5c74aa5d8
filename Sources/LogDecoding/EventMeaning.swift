public import UsageModel

/// What the name of an event says about its line.
public enum EventMeaning: Hashable, Sendable {
    /// A request with usage.
    case success
    /// A failed attempt; the status stands unless a status code or an error type says more.
    case failure(RequestStatus, also: AppEvent?)
    /// Told beside the requests, and no request itself.
    case note(AppEvent)
}
