public import UsageModel

/// A logged text whose verdict is not that it is harmless. The text itself is not kept.
public struct ModeratedText: Hashable, Sendable {
    /// When it was judged.
    public var time: Timestamp
    /// Who wrote it: `input` or `output`.
    public var side: String
    /// The source whose line has it; empty where it came otherwise.
    public var source: String
    /// The user, redacted; empty where the line has none.
    public var user: String
    /// The line's id of the request; empty where it has none.
    public var request: String
    /// How the check ended, such as `flagged`.
    public var verdict: String
    /// What it is harmful by, the worst first.
    public var categories: [String]
    /// From 0 to 1.
    public var score: Double
    /// Why, on one line.
    public var reason: String

    /// Makes one.
    public init(
        time: Timestamp, side: String, source: String = "", user: String = "", request: String = "", verdict: String,
        categories: [String] = [], score: Double = 0, reason: String = ""
    ) {
        self.time = time
        self.side = side
        self.source = source
        self.user = user
        self.request = request
        self.verdict = verdict
        self.categories = categories
        self.score = score
        self.reason = reason
    }
}
