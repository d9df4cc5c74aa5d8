/// How a moderation judges.
public struct ModerationOptions: Sendable {
    /// The model that is asked.
    public var model: String
    /// Whether a text of the sample without a verdict counts as flagged.
    public var flagsWithoutVerdict = false
    /// How texts are split.
    public var windows = TextWindows.Sizes()
    /// The most texts that are looked at at a time.
    public var maximumConcurrent = 4
    /// The most texts of the sample that wait.
    public var queue = 1_000
    /// The most verdicts that are remembered.
    public var cacheCapacity = 10_000
    /// How many seconds a verdict is remembered.
    public var cacheSeconds = 86_400.0

    /// Makes the default options for a model.
    public init(model: String) {
        self.model = model
    }
}
