public import UsageModel

/// Prices of models by provider and name.
///
/// The same name costs differently at Bedrock, Groq or Azure, so the provider is a part of the key. A name is looked up as
/// it stands and then by a few rules that never lead to another model (`docs/prices.md`). A model that the book does not
/// know has no price, and its tokens are reported as unpriced.
public struct PriceBook: Sendable {
    /// The book that comes with Tailmeter: list prices of the large providers.
    public static let builtIn = PriceBook(models: PriceTable.builtIn(table))

    /// The models, in the order given.
    public let models: [ModelPrice]
    /// The user's aliases and discounts.
    public let overrides: PriceOverrides

    private struct Key: Hashable {
        let provider: String
        let model: String
    }

    private let indexByKey: [Key: Int]

    /// Makes a book. Of two models with one provider and name the later holds, so that a user's own prices can be appended to
    /// a book.
    public init(models: [ModelPrice], overrides: PriceOverrides = PriceOverrides()) {
        self.models = models + overrides.models
        self.overrides = overrides
        var indexByKey: [Key: Int] = [:]
        indexByKey.reserveCapacity(self.models.count)
        for (index, model) in self.models.enumerated() {
            indexByKey[Key(provider: model.provider, model: model.model)] = index
        }
        self.indexByKey = indexByKey
    }

    /// The book with newer prices: they hold from their own first date on, and the book's before it.
    ///
    /// A model that the book does not have holds from its first period on, as all do.
    public func updated(with newer: [ModelPrice]) -> PriceBook {
        var all = models
        for model in newer {
            guard let first = model.periods.first?.from else { continue }
            let older = exact(model.provider, model.model)?.periods.filter { $0.from < first } ?? []
            all.append(
                ModelPrice(
                    model: model.model, provider: model.provider, periods: older + model.periods, source: model.source))
        }
        return PriceBook(models: all)
    }

    /// The price of a model at a provider; `nil` where the book does not know it.
    ///
    /// - Parameters:
    ///   - provider: a name such as ``ModelName/provider``, or one that logs use for it (``ProviderName``).
    ///   - model: a bare name such as ``ModelName/model``.
    ///   - region: the region in the logged name (``ModelName/region``): where the list has a price of its own for it, that
    ///     one is found.
    public func price(provider: String, model: String, region: String? = nil) -> ModelPrice? {
        let provider = ProviderName.canonical(provider)
        var found: ModelPrice?
        if let alias = overrides.alias(provider: provider, model: model) {
            found =
                lookUp(provider: alias.provider ?? provider, model: alias.model, region: region)
                ?? lookUp(provider: alias.maker, model: alias.model, region: nil)
        } else {
            found = lookUp(provider: provider, model: model, region: region)
        }
        guard let price = found else { return nil }
        return overrides.discounted(price, provider: provider, model: model)
    }

    /// The price of a model by its logged name alone.
    public func price(for name: ModelName) -> ModelPrice? {
        price(provider: name.provider, model: name.model, region: name.region)
    }

    /// What one request costs in exact pico-dollars; `nil` where it has no price. A name that tells a region makes the request
    /// a regional one.
    public func cost(
        of usage: TokenUsage, details: BillingDetails, model name: ModelName, at time: Timestamp
    ) -> Int64? {
        var details = details
        if name.isRegional { details.isRegional = true }
        return price(for: name)?.period(at: time)?.cost(of: usage, details: details)
    }

    /// The price of a model by a logged name that tells the provider, if only as the maker of the family.
    public func price(model: String) -> ModelPrice? {
        price(for: ModelName(logged: model))
    }

    private func lookUp(provider: String, model: String, region: String?) -> ModelPrice? {
        if let region, let regional = byRules(provider, "\(region).\(model)") { return regional }
        // A user's own model without a provider holds at any.
        return byRules(provider, model) ?? exact(PriceOverrides.anyProvider, model)
    }

    private func byRules(_ provider: String, _ model: String) -> ModelPrice? {
        for name in NameRules.candidates(provider: provider, model: model) {
            if let price = exact(provider, name) { return price }
        }
        return NameRules.isFree(provider: provider, model: model)
            ? ModelPrice(model: model, provider: provider, periods: [.free], source: NameRules.freeSource) : nil
    }

    private func exact(_ provider: String, _ model: String) -> ModelPrice? {
        indexByKey[Key(provider: provider, model: model)].map { models[$0] }
    }

    /// Names in the book that look like `model`, the nearest first: information for a person, never a price.
    public func similarNames(to model: String, limit: Int = 5) -> [String] {
        NameLikeness.nearest(to: model, among: Set(models.map(\.model)), limit: limit)
    }
}
