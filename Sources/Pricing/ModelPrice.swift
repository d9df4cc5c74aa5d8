public import UsageModel

/// What a model costs, and since when.
public struct ModelPrice: Hashable, Sendable {
    /// The bare name, without the prefix of a provider or region: `claude-sonnet-4-5`.
    public let model: String
    /// Who bills it: `anthropic`, `openai`, `bedrock`, … Another host may bill the same model differently.
    public let provider: String
    /// The periods, in ascending order of time; of those with the same begin the one without hours comes first.
    public let periods: [PricePeriod]
    /// Where the figures come from, for a person.
    public let source: String

    /// Makes the price of `model`. The periods are put in order of time.
    public init(model: String, provider: String, periods: [PricePeriod], source: String) {
        self.model = model
        self.provider = provider
        self.periods = periods.sorted { ($0.from, $0.hours == nil ? 0 : 1) < ($1.from, $1.hours == nil ? 0 : 1) }
        self.source = source
    }

    /// The period that holds at `time`; `nil` only where the model has no period.
    ///
    /// Before the first period the first one holds: its date is that of the model's release, and a record from before that
    /// comes of a preview or of a wrong clock, not of another price.
    public func period(at time: Timestamp) -> PricePeriod? {
        guard let dated = dated(at: time) else { return nil }
        return periods.last { $0.from == dated.from && $0.hours?.contains(time) ?? false } ?? dated
    }

    /// A time around `time`, not always the longest, in which ``period(at:)`` gives the same.
    public func validity(around time: Timestamp) -> Range<Timestamp> {
        var from = periods.last { $0.from <= time }?.from ?? Timestamp(microseconds: .min)
        var until = periods.first { $0.from > time }?.from ?? Timestamp(microseconds: .max)
        let dated = dated(at: time)?.from
        for case let hours? in periods.lazy.filter({ $0.from == dated }).map(\.hours) {
            let unchanged = hours.unchanged(around: time)
            from = max(from, unchanged.lowerBound)
            until = min(until, unchanged.upperBound)
        }
        return from..<until
    }

    private func dated(at time: Timestamp) -> PricePeriod? {
        periods.last { $0.from <= time && $0.hours == nil } ?? periods.first
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
