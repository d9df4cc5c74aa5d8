/// What a line is that has the id of an earlier one.
enum RepeatRule: Sendable {
    /// An attempt of its own.
    case attempt
    /// The same failed attempt, told twice; successful lines are attempts of their own.
    case failedOnce
    /// The same request, told twice: it is passed over. Failed attempts are attempts of their own.
    case passedOver
    /// The same request with a usage that has grown: it replaces the earlier one.
    case revises
}
