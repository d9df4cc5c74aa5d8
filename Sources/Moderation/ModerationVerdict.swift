/// What a model says of a text, or why it says nothing.
public struct ModerationVerdict: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: String, CaseIterable, Sendable {
        /// The text is harmless.
        case safe
        /// The text is harmful by at least one category.
        case flagged
        /// The model refused to look at it.
        case refused
        /// The model's answer is not what was asked for.
        case unparsable
        /// The model did not answer: the provider is down, refuses the key, or limits.
        case unavailable
        /// The day's budget does not allow it any more.
        case overBudget = "over_budget"
    }

    /// How it ended.
    public var outcome: Outcome
    /// The categories by which it is harmful, the worst first; empty unless it is flagged.
    public var categories: [ModerationCategory]
    /// The model's reason, on one line and of bounded length; or why there is no verdict. It can quote the text.
    public var reason: String
    /// How sure the model is that the text is harmful: from 0 to 1.
    public var score: Double
    /// Whether the text is so long that its end was not looked at.
    public var isTruncated = false

    /// Makes a verdict.
    public init(_ outcome: Outcome, categories: [ModerationCategory] = [], reason: String = "", score: Double = 0) {
        self.outcome = outcome
        self.categories = categories
        self.reason = reason
        self.score = score
    }

    /// Whether it says of all of the text that it is harmless, or of some of it that it is harmful.
    public var isConclusive: Bool { outcome == .flagged || outcome == .safe && !isTruncated }
}
