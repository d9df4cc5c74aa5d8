/// Something that an app's log tells beside its requests. The raw value is what the ledger stores; it is never renumbered.
public enum AppEvent: UInt8, CaseIterable, Sendable {
    /// The app went on with another, mostly smaller, model.
    case fallback = 0
    /// A 429 from the provider.
    case rateLimited = 1
    /// A 529 from the provider.
    case overloaded = 2
    /// The provider could not be reached.
    case connectionError = 3

    /// The event's name in `analyze --format json`.
    public var name: String {
        switch self {
        case .fallback: "fallback"
        case .rateLimited: "rate_limited"
        case .overloaded: "overloaded"
        case .connectionError: "connection_error"
        }
    }
}
