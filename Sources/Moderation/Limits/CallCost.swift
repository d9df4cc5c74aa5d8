import LLMClient
public import Pricing
public import UsageModel

/// What a call of a model costs, and can cost at the most.
public struct CallCost: Sendable {
    private let provider: String
    private let model: String
    private let prices: PriceBook
    private let time: Timestamp

    /// Makes one for calls at a time.
    public init(provider: String, model: String, prices: PriceBook, time: Timestamp) {
        self.provider = provider
        self.model = model
        self.prices = prices
        self.time = time
    }

    /// Whether the model has a price.
    public var isPriced: Bool { price(model, TokenUsage(input: 1), BillingDetails()) != nil }

    /// The pico-dollars of a usage; `nil` where it is not told, and where neither the model that answered nor the one that
    /// was asked has a price.
    func cost(of usage: ReplyUsage, model answering: String) -> Int64? {
        // An answer without tokens does not tell its usage.
        guard usage.tokens.isNonNegative, usage.tokens.total > 0 else { return nil }
        return price(answering, usage.tokens, usage.billing) ?? price(model, usage.tokens, usage.billing)
    }

    /// The most pico-dollars that a request can cost, in any region and however its input meets a cache; `nil` where the
    /// model has no price.
    func most(of request: MessageRequest) -> Int64? {
        let input = Self.mostInputTokens(of: request)
        let output = Int64(max(0, request.maxTokens))
        var regional = BillingDetails()
        regional.isRegional = true
        guard let plain = price(model, TokenUsage(input: input, output: output), BillingDetails()) else { return nil }
        var most = plain
        for details in [BillingDetails(), regional] {
            for usage in [
                TokenUsage(input: input, output: output), TokenUsage(output: output, cacheWrite5m: input),
            ] {
                // Some models have no regions, or caches that cost nothing to write to.
                most = max(most, price(model, usage, details) ?? 0)
            }
        }
        return most
    }

    /// The most input tokens that a request can be billed at.
    ///
    /// Tokenizers split bytes and never make more tokens than there are bytes; what providers add for the shape of messages
    /// and for the schema's sake is allowed for by a fixed number.
    static func mostInputTokens(of request: MessageRequest) -> Int64 {
        let blocks = request.system + request.messages.flatMap(\.content)
        let bytes = blocks.reduce(0) { sum, block in
            if case .text(let block) = block { sum + block.text.utf8.count } else { sum }
        }
        return Int64(bytes) + tokensBeside
    }

    /// For the schema (below 1,000 bytes), and what providers add.
    private static let tokensBeside: Int64 = 3_000

    private func price(_ model: String, _ usage: TokenUsage, _ details: BillingDetails) -> Int64? {
        guard !model.isEmpty else { return nil }
        return prices.cost(
            of: usage, details: details, model: ModelName(logged: model, provider: provider), at: time)
    }
}
