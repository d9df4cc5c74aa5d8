/// The models that a call may ask, in order: the one that was asked for, then those that stand in for it.
struct FallbackChain: Hashable, Sendable {
    private let models: [String]
    private var index = 0

    /// Makes a chain; a model that stands in it twice is asked once.
    init(_ requested: String, then fallbacks: [String]) {
        var models = [requested]
        for model in fallbacks where !models.contains(model) { models.append(model) }
        self.models = models
    }

    /// The model that is asked now.
    var model: String { models[index] }

    /// Goes on to the next model; false where there is none.
    mutating func advance() -> Bool {
        guard index + 1 < models.count else { return false }
        index += 1
        return true
    }
}
