/// What came of taking over the settings anew.
public struct ReloadAnswer: Sendable {
    /// Whether the new settings hold now; otherwise the old ones do.
    public let isTakenOver: Bool
    /// What happened, in lines for a person.
    public let text: String

    /// Makes an answer.
    public init(isTakenOver: Bool, text: String) {
        self.isTakenOver = isTakenOver
        self.text = text
    }
}
