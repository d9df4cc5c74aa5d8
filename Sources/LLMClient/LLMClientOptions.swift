/// How a client retries, falls back and keeps to limits.
public struct LLMClientOptions: Sendable {
    /// When a model is asked again.
    public var retry = RetryPolicy()
    /// How many retries all calls may make together; `nil` for as many as ``retry`` allows each.
    public var retryBudget: RetryBudget? = RetryBudget()
    /// When a model that fails is left alone.
    public var breaker = BreakerSettings()
    /// The models that stand in, in order, for one that does not answer.
    public var fallbackModels: [String] = []
    /// The limits of each model that ``modelRateLimits`` does not name. A provider's own word can lower them.
    public var rateLimits = RateLimits()
    /// The limits of single models.
    public var modelRateLimits: [String: RateLimits] = [:]
    /// An attempt is given up after so many seconds.
    public var attemptTimeout = 600.0
    /// A call is given up after so many seconds, with all its attempts and waits: no wait begins that would end later.
    public var callTimeout = 1_200.0

    /// Makes the options that suit most programs.
    public init() {}
}
