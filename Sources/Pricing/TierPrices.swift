/// The prices of requests of one processing tier.
public struct TierPrices: Hashable, Sendable {
    /// The prices of a request.
    public var prices: TokenPrices
    /// The prices of its audio and image tokens.
    public var media: MediaPrices
    /// The prices of a request with a long prompt, where the tier has such.
    public var longContext: LongContextPrices?
    /// The classes that the standard tier has a price of its own for and this one has not: their cost is not known.
    public var unlisted: TokenClasses

    /// Makes the prices of a tier.
    public init(
        prices: TokenPrices, media: MediaPrices = MediaPrices(), longContext: LongContextPrices? = nil,
        unlisted: TokenClasses = []
    ) {
        self.prices = prices
        self.media = media
        self.longContext = longContext
        self.unlisted = unlisted
    }
}
