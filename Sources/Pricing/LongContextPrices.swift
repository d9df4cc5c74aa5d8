/// The prices of a request with a long prompt.
///
/// It is a cliff and no bracket: once the prompt is longer than the threshold, the whole request, output included, is at
/// these prices. Anthropic, OpenAI and Google all bill it so.
public struct LongContextPrices: Hashable, Sendable {
    /// A request is long when its input, cached or not, is *above* this many tokens.
    public var aboveInputTokens: Int64
    /// The prices of a long request.
    public var prices: TokenPrices
    /// The prices of its audio and image tokens.
    public var media: MediaPrices
    /// The classes that the list has no long price for.
    public var unlisted: TokenClasses

    /// Makes the prices of requests above `aboveInputTokens`.
    public init(
        aboveInputTokens: Int64, prices: TokenPrices, media: MediaPrices = MediaPrices(), unlisted: TokenClasses = []
    ) {
        self.aboveInputTokens = aboveInputTokens
        self.prices = prices
        self.media = media
        self.unlisted = unlisted
    }
}
