/// A logged text of the sample, redacted.
public struct SampledText: Hashable, Sendable {
    /// Who wrote it.
    public var side: TextGuard.Side
    /// The text, without what redaction takes out.
    public var text: String
    /// The user, as the line has it; empty where it has none.
    public var user: String
    /// The id of the request, as the line has it; empty where it has none.
    public var request: String
    /// The source of the line.
    public var source: String

    /// Makes a text.
    public init(side: TextGuard.Side, text: String, user: String, request: String = "", source: String = "") {
        self.side = side
        self.text = text
        self.user = user
        self.request = request
        self.source = source
    }
}
