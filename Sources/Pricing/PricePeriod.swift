public import UsageModel

/// Prices of a model that hold from a point in time until the next period begins.
public struct PricePeriod: Hashable, Sendable {
    /// When the prices begin. Where the list has a date alone, it is midnight UTC; a price whose begin is not known
    /// begins at ``always``.
    public var from: Timestamp
    /// The hours in which these prices hold, in place of those of the period with the same begin and no hours.
    public var hours: DailyWindow?
    /// The prices of a request at the standard tier.
    public var prices: TokenPrices
    /// The prices of a request with a long prompt, where the model has such.
    public var longContext: LongContextPrices?
    /// The prices of audio and image tokens at the standard tier.
    public var media: MediaPrices
    /// The prices of the other tiers that the model is offered at.
    public var tiers: [ServiceTier: TierPrices]
    /// One search of the web by the provider's own tool, in pico-dollars; `nil` where none is listed.
    public var webSearch: Int64?
    /// What a request that is bound to a region costs, as a factor on its tokens; `nil` where the list does not say.
    public var regional: PriceFactor?
    /// Classes that have a price which can't be held exactly: a request with such tokens has no cost.
    public var unlisted: TokenClasses = []
    /// The factor that the user has negotiated, on the whole request.
    public var discount = PriceFactor.one

    /// The begin of a price of which no date is known.
    public static let always = Timestamp(microseconds: .min)

    /// Prices of a model that is not billed.
    static let free = PricePeriod(
        from: always, prices: TokenPrices(input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0),
        media: MediaPrices(audioInput: 0, audioCacheRead: 0, audioOutput: 0, imageInput: 0, imageOutput: 0))

    /// Makes a period that begins at `from`.
    public init(
        from: Timestamp, hours: DailyWindow? = nil, prices: TokenPrices, longContext: LongContextPrices? = nil,
        media: MediaPrices = MediaPrices(), tiers: [ServiceTier: TierPrices] = [:], webSearch: Int64? = nil,
        regional: PriceFactor? = nil
    ) {
        self.from = from
        self.hours = hours
        self.prices = prices
        self.longContext = longContext
        self.media = media
        self.tiers = tiers
        self.webSearch = webSearch
        self.regional = regional
    }

    /// Adds a tier whose prices are all `factor` times those of the standard tier; false where one of them would not be a
    /// whole number of pico-dollars.
    public mutating func addTier(_ tier: ServiceTier, factor: PriceFactor) -> Bool {
        guard let prices = prices.times(factor), let media = media.times(factor) else { return false }
        var long: LongContextPrices?
        if let longContext {
            guard let prices = longContext.prices.times(factor), let media = longContext.media.times(factor) else {
                return false
            }
            long = LongContextPrices(
                aboveInputTokens: longContext.aboveInputTokens, prices: prices, media: media,
                unlisted: longContext.unlisted)
        }
        tiers[tier] = TierPrices(prices: prices, media: media, longContext: long, unlisted: unlisted)
        return true
    }

    /// The exact cost of one plain request in pico-dollars; `nil` where it does not fit an `Int64`.
    ///
    /// `usage` must be that of one request, never a sum: the length of the prompt decides about the prices.
    public func cost(of usage: TokenUsage) -> Int64? {
        plain.cost(of: usage)
    }

    /// The prices of plain requests alone, for a loop over records.
    public var plain: PlainPrices { PlainPrices(self) }

    /// The exact cost of one request in pico-dollars; `nil` where a part of it has no price, or it does not fit an `Int64`.
    ///
    /// A tier that the model has no prices for, audio without a price of audio, a search without a price: all of these make
    /// the whole request unpriced, for a cost without them would be too low and look exact. Counts that contradict each
    /// other (more audio input than input) have no cost either.
    public func cost(of usage: TokenUsage, details: BillingDetails) -> Int64? {
        if details == BillingDetails() { return cost(of: usage) }
        guard var cost = tokenCost(of: usage, details: details) else { return nil }
        if details.isRegional {
            guard let surcharged = regional?.applied(to: cost) else { return nil }
            cost = surcharged
        }
        if details.webSearches != 0 {
            guard details.webSearches > 0, let webSearch else { return nil }
            let (searches, overflows) = details.webSearches.multipliedReportingOverflow(by: webSearch)
            let (sum, sumOverflows) = cost.addingReportingOverflow(searches)
            guard !overflows, !sumOverflows else { return nil }
            cost = sum
        }
        return discount == .one ? cost : discount.applied(to: cost)
    }

    private func tokenCost(of usage: TokenUsage, details: BillingDetails) -> Int64? {
        guard let tier = tierPrices(details.tier) else { return nil }
        var prices = tier.prices
        var media = tier.media
        var unlisted = tier.unlisted
        let prompt = Self.prompt(usage)
        if let long = tier.longContext {
            if prompt > Int128(long.aboveInputTokens) {
                prices = long.prices
                media = long.media
                unlisted = long.unlisted
            }
        } else if let standard = longContext, prompt > Int128(standard.aboveInputTokens) {
            // The model has a second price for long prompts, and the tier's is not listed.
            return nil
        }
        if unlisted.meets(usage) { return nil }

        var sum = Int128(0)
        /// Takes tokens out of a text class and adds them at their own price.
        func move(_ count: Int64, outOf text: inout Int64, at price: Int64?) -> Bool {
            guard count != 0 else { return true }
            guard let price, count > 0, count <= text else { return false }
            text -= count
            sum += Int128(count) * Int128(price)
            return true
        }
        var text = usage
        guard move(details.audioInput, outOf: &text.input, at: media.audioInput),
            move(details.imageInput, outOf: &text.input, at: media.imageInput),
            move(details.audioCacheRead, outOf: &text.cacheRead, at: media.audioCacheRead),
            move(details.audioOutput, outOf: &text.output, at: media.audioOutput),
            move(details.imageOutput, outOf: &text.output, at: media.imageOutput),
            let textCost = prices.cost(of: text)
        else { return nil }
        return Int64(exactly: sum + Int128(textCost))
    }

    /// The prices of a tier; `nil` where the model has none for it.
    public func tierPrices(_ tier: ServiceTier) -> TierPrices? {
        tier == .standard
            ? TierPrices(prices: prices, media: media, longContext: longContext, unlisted: unlisted) : tiers[tier]
    }

    /// Wide enough that no sum of counts can wrap around to a short prompt.
    static func prompt(_ usage: TokenUsage) -> Int128 {
        Int128(usage.input) + Int128(usage.cacheRead) + Int128(usage.cacheWrite5m) + Int128(usage.cacheWrite1h)
    }
}
