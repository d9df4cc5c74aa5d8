public import UsageModel

/// What a repricing did.
public struct Repricing: Hashable, Sendable {
    /// Requests that got a price, and what they cost together.
    public var requests: Int64 = 0
    /// Their tokens.
    public var tokens: Int64 = 0
    /// Their cost.
    public var cost = Money.zero
    /// The tokens of those that still have none, by provider and model.
    public var unpriced: [Model: Int64] = [:]

    /// A model as the ledger names it.
    public struct Model: Hashable, Sendable {
        /// The provider.
        public let provider: String
        /// The model.
        public let model: String

        /// Makes a name.
        public init(provider: String, model: String) {
            self.provider = provider
            self.model = model
        }
    }

    /// Makes the result of nothing.
    public init() {}
}
