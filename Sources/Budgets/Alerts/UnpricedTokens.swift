/// Tokens whose model has no price.
public struct UnpricedTokens: Hashable, Codable, Sendable {
    /// One model.
    public struct Model: Hashable, Codable, Sendable {
        /// The model.
        public var name: String
        /// Its tokens of the day.
        public var tokens: Int64

        /// Makes a model.
        public init(name: String, tokens: Int64) {
            self.name = name
            self.tokens = tokens
        }
    }

    /// The models, from the most tokens down.
    public var models: [Model]

    /// Makes the tokens of some models.
    public init(models: [Model]) {
        self.models = models
    }
}
