/// Prices of models by name.
///
/// A name is looked up as it stands, then without the date of its snapshot, and never by likeness: a model that the book
/// does not know has no price, and its tokens are reported as unpriced.
public struct PriceBook: Sendable {
    /// The book that comes with Tailmeter: Anthropic's, OpenAI's and Google's list prices.
    public static let builtIn = PriceBook(models: anthropic + openAI + google)

    /// The models, in the order given.
    public let models: [ModelPrice]

    private let indexByName: [String: Int]

    /// Makes a book. Of two models with one name the later holds, so that a user's own prices can be appended to a book.
    public init(models: [ModelPrice]) {
        self.models = models
        self.indexByName = Dictionary(
            models.enumerated().map { ($0.element.model, $0.offset) }, uniquingKeysWith: { _, later in later })
    }

    /// The price of a model; `nil` where the book does not know it.
    ///
    /// - Parameter model: a bare name such as ``ModelName/model``. Dated snapshots (`-20250514`, `-2024-11-20`,
    ///   `@20250514`) and `-latest` cost what the undated name costs, unless they are in the book themselves.
    public func price(model: String) -> ModelPrice? {
        if let index = indexByName[model] { return models[index] }
        guard let undated = SnapshotSuffix.removed(from: model), let index = indexByName[undated] else { return nil }
        return models[index]
    }
}
