/// What is answered for a text of which there is no verdict.
///
/// There is none where the model refused, gave no readable answer or was not reached, where the day's budget is spent, and
/// where a text whose beginning is harmless is so long that its end was not looked at.
public enum ModerationFailurePolicy: String, CaseIterable, Hashable, Sendable {
    /// An error: the caller decides.
    case error
    /// As if it were harmless.
    case allow
    /// As if it were harmful.
    case flag
}
