/// Who wrote a text.
public enum ModerationSide: String, CaseIterable, Hashable, Sendable {
    /// A user, for a model.
    case input
    /// A model, for a user.
    case output
}
