/// A logged text of the sample.
public struct ModerationSample: Sendable {
    /// Who wrote it.
    public var side: ModerationSide
    /// The text, redacted.
    public var text: String
    /// The user, whose texts take turns with those of others; empty where the line has none.
    public var user: String
    /// The source of the line.
    public var source: String
    /// The line's id of the request; empty where it has none.
    public var request: String
    /// Is told the verdict; `nil` where the text was dropped.
    public var completion: (@Sendable (ModerationVerdict?) -> Void)?

    /// Makes one.
    public init(side: ModerationSide, text: String, user: String = "", source: String = "", request: String = "") {
        self.side = side
        self.text = text
        self.user = user
        self.source = source
        self.request = request
    }
}
