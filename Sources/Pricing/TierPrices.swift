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

    /// Whether both give one price for all text that both have a price for.
    func agrees(with other: TierPrices) -> Bool {
        guard Self.agree(prices, unlisted, other.prices, other.unlisted) else { return false }
        guard let long = longContext, let otherLong = other.longContext else {
            return (longContext == nil) == (other.longContext == nil)
        }
        return long.aboveInputTokens == otherLong.aboveInputTokens
            && Self.agree(long.prices, long.unlisted, otherLong.prices, otherLong.unlisted)
    }

    private static func agree(
        _ one: TokenPrices, _ oneUnlisted: TokenClasses, _ other: TokenPrices, _ otherUnlisted: TokenClasses
    ) -> Bool {
        let unlisted = oneUnlisted.union(otherUnlisted)
        return one.input == other.input && one.output == other.output && one.reasoning == other.reasoning
            && (unlisted.contains(.cacheRead) || one.cacheRead == other.cacheRead)
            && (unlisted.contains(.cacheWrite5m) || one.cacheWrite5m == other.cacheWrite5m)
            && (unlisted.contains(.cacheWrite1h) || one.cacheWrite1h == other.cacheWrite1h)
    }
}
