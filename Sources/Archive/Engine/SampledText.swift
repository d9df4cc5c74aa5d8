/// A logged text of the sample, redacted.
public struct SampledText: Hashable, Sendable {
    /// Who wrote it.
    public var side: TextGuard.Side
    /// The text, without what redaction takes out.
    public var text: String
    /// The user, as the line has it; empty where it has none.
    public var user: String

    /// Makes a text.
    public init(side: TextGuard.Side, text: String, user: String) {
        self.side = side
        self.text = text
        self.user = user
    }
}
