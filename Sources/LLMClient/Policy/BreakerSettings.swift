/// When a model is no longer asked because it fails, and for how long.
public struct BreakerSettings: Hashable, Sendable {
    /// So many failures in a row that are the provider's fault: 5xx, 529, no connection, no answer in time.
    public var threshold: Int
    /// How long the model is left alone at first, in seconds; after each probe that fails twice as long.
    public var coolDown: Double
    /// How long at the most, in seconds.
    public var longestCoolDown: Double

    /// Makes settings.
    public init(threshold: Int = 5, coolDown: Double = 5, longestCoolDown: Double = 60) {
        self.threshold = max(1, threshold)
        self.coolDown = coolDown.isFinite ? max(0.001, coolDown) : 5
        self.longestCoolDown = longestCoolDown.isFinite ? max(self.coolDown, longestCoolDown) : 60
    }
}
