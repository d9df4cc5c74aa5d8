/// Where spending of one source counts: found once, however many minutes it is of. It holds until the next decisions.
public struct SpendPlaces: Sendable {
    let source: SpendSource
    /// By budget, the number of the scope; ``none`` where it does not count, ``unknown`` where that was not looked up yet.
    var scopes: [Int] = []

    static let none = -1
    static let unknown = -2

    /// Makes places that are not looked up yet.
    public init(_ source: SpendSource) {
        self.source = source
    }
}
