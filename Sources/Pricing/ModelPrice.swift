public import UsageModel

/// What a model costs, and since when.
public struct ModelPrice: Hashable, Sendable {
    /// The bare name, without the prefix of a provider or region: `claude-sonnet-4-5`.
    public let model: String
    /// Who bills it: `anthropic`, `openai`, `bedrock`, … Another host may bill the same model differently.
    public let provider: String
    /// The periods, in ascending order of time.
    public let periods: [PricePeriod]
    /// Where the figures come from, for a person.
    public let source: String

    /// Makes the price of `model`. The periods are put in order of time.
    public init(model: String, provider: String, periods: [PricePeriod], source: String) {
        self.model = model
        self.provider = provider
        self.periods = periods.sorted { $0.from < $1.from }
        self.source = source
    }

    /// The period that holds at `time`; `nil` only where the model has no period.
    ///
    /// Before the first period the first one holds: its date is that of the model's release, and a record from before that
    /// comes of a preview or of a wrong clock, not of another price.
    public func period(at time: Timestamp) -> PricePeriod? {
        periods.last { $0.from <= time } ?? periods.first
    }

    /// The same with a factor on what requests cost.
    func times(_ factor: PriceFactor) -> ModelPrice {
        ModelPrice(
            model: model, provider: provider,
            periods: periods.map { period in
                var period = period
                period.discount = factor
                return period
            }, source: source)
    }
}
