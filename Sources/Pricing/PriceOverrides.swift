/// What a user's settings change in the price book.
public struct PriceOverrides: Hashable, Sendable {
    /// A discount, or a surcharge, on what some models cost.
    public struct Discount: Hashable, Sendable {
        /// The provider it holds for; `nil` for all.
        public var provider: String?
        /// The names it holds for, where `*` stands for any letters; `nil` for all.
        public var model: String?
        /// What the list price is multiplied by.
        public var factor: PriceFactor

        /// Makes a discount.
        public init(provider: String?, model: String?, factor: PriceFactor) {
            self.provider = provider
            self.model = model
            self.factor = factor
        }
    }

    /// The model that a logged name stands for.
    struct Alias: Hashable, Sendable {
        /// The provider that the target's name tells by its prefix.
        let provider: String?
        /// The provider of the target's maker, for records that tell none.
        let maker: String
        /// The name in the book.
        let model: String
    }

    /// Names as they are logged; those with a provider's prefix hold for records of that provider alone.
    private struct LoggedName: Hashable, Sendable {
        let provider: String?
        let model: String
    }

    /// The provider of a model that holds at any provider.
    public static let anyProvider = "*"

    /// Models of the user's own, or other prices for known ones.
    public var models: [ModelPrice] = []
    /// Names of deployments, and the models that they stand for.
    private var aliases: [LoggedName: Alias] = [:]
    /// Discounts. The last that fits a model holds; they are not multiplied.
    public var discounts: [Discount] = []

    /// Makes overrides that change nothing.
    public init() {}

    /// Whether they change nothing.
    public var isEmpty: Bool { models.isEmpty && aliases.isEmpty && discounts.isEmpty }

    /// Lets `name` stand for `target`. Either may have a prefix that tells the provider: `azure/my-deployment`.
    public mutating func addAlias(_ name: String, target: String) {
        let from = ModelName(logged: name)
        let to = ModelName(logged: target)
        aliases[LoggedName(provider: from.model == name ? nil : from.provider, model: from.model)] = Alias(
            provider: to.model == target ? nil : to.provider, maker: to.provider, model: to.model)
    }

    /// What an exact name stands for.
    func alias(provider: String, model: String) -> Alias? {
        guard !aliases.isEmpty else { return nil }
        return aliases[LoggedName(provider: provider, model: model)] ?? aliases[LoggedName(provider: nil, model: model)]
    }

    /// `price` with the discount that fits; a discount may name the logged model or that of the book. Of a record that does
    /// not tell its provider, that of the price counts.
    func discounted(_ price: ModelPrice, provider: String, model: String) -> ModelPrice {
        let billedBy = provider == "unknown" ? price.provider : provider
        let fits = discounts.last { discount in
            (discount.provider.map { ProviderName.canonical($0) == billedBy } ?? true)
                && (discount.model.map { Glob.matches(model, pattern: $0) || Glob.matches(price.model, pattern: $0) }
                    ?? true)
        }
        guard let factor = fits?.factor, factor != .one else { return price }
        return price.times(factor)
    }
}
