/// What `anthropic-ratelimit-*` (or `x-ratelimit-*`) headers of an answer say of the account's limits.
public struct RateLimitReading: Hashable, Sendable {
    /// One limit.
    public struct Window: Hashable, Sendable {
        /// How much a minute holds.
        public var limit: Int64?
        /// How much of it is left.
        public var remaining: Int64?
        /// In so many seconds it is whole again.
        public var resetSeconds: Double?

        /// Makes a window.
        public init(limit: Int64? = nil, remaining: Int64? = nil, resetSeconds: Double? = nil) {
            self.limit = limit
            self.remaining = remaining
            self.resetSeconds = resetSeconds
        }
    }

    /// Of requests a minute.
    public var requests = Window()
    /// Of input tokens a minute.
    public var inputTokens = Window()
    /// Of output tokens a minute.
    public var outputTokens = Window()

    /// Makes a reading of nothing.
    public init() {}
}
