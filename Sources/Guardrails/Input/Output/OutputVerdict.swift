/// What a guard says of an answer, and the answer as it may be shown.
public struct OutputVerdict: Hashable, Sendable {
    /// What is to be done, and why. Places are those of the answer as the model gave it.
    public var verdict: GuardVerdict
    /// The answer without personal data and secrets. Of a blocked answer nothing should be shown.
    public var text: String

    /// Makes a verdict.
    public init(verdict: GuardVerdict, text: String) {
        self.verdict = verdict
        self.text = text
    }
}
