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
    public struct Alias: Hashable, Sendable {
        /// The provider to look at; `nil` for that of the record.
        public var provider: String?
        /// The name in the book.
        public var model: String
    }

    /// The provider of a model that holds at any provider.
    public static let anyProvider = "*"

    /// Models of the user's own, or other prices for known ones.
    public var models: [ModelPrice] = []
    /// Names of deployments, and the models that they stand for.
    public private(set) var aliases: [String: Alias] = [:]
    /// Discounts. The last that fits a model holds; they are not multiplied.
    public var discounts: [Discount] = []

    /// Makes overrides that change nothing.
    public init() {}

    /// Whether they change nothing.
    public var isEmpty: Bool { models.isEmpty && aliases.isEmpty && discounts.isEmpty }

    /// Lets `name` stand for `target`, which may have a prefix that tells the provider.
    public mutating func addAlias(_ name: String, target: String) {
        let split = ModelName(logged: target)
        let hasPrefix = split.model != target
        aliases[name] = Alias(provider: hasPrefix ? split.provider : nil, model: split.model)
    }

    /// What an exact name stands for.
    func alias(of model: String) -> Alias? {
        aliases.isEmpty ? nil : aliases[model]
    }

    /// `price` with the discount that fits; a discount may name the logged model or that of the book.
    func discounted(_ price: ModelPrice, provider: String, model: String) -> ModelPrice {
        let fits = discounts.last { discount in
            (discount.provider.map { ProviderName.canonical($0) == provider } ?? true)
                && (discount.model.map { Glob.matches(model, pattern: $0) || Glob.matches(price.model, pattern: $0) }
                    ?? true)
        }
        guard let factor = fits?.factor, factor != .one else { return price }
        return price.times(factor)
    }
}
