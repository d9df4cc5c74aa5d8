public import LogDecoding

/// Which of the logged texts are given to somebody who looks at them elsewhere, and to whom.
public struct TextSampling: Sendable {
    /// Which texts, by what the guard of their side says of them.
    public enum Selection: String, Sendable {
        /// Any.
        case all
        /// Those that it lets pass.
        case passed
        /// Those that it flags or blocks.
        case flagged
    }

    /// The sides whose texts are given.
    public var sides: Set<TextGuard.Side>
    /// Which of them.
    public var selection: Selection
    /// Where lines have the user; the first that is there counts.
    public var user: [FieldPath]
    /// Whether a text is one of the sample. It is asked before the text is redacted.
    public var isSampled: @Sendable (String) -> Bool
    /// Takes texts whose lines are committed: none comes twice, and a kill loses at most a commit's.
    public var take: @Sendable ([SampledText]) -> Void

    /// Makes a sampling.
    public init(
        sides: Set<TextGuard.Side>, selection: Selection, user: [FieldPath],
        isSampled: @escaping @Sendable (String) -> Bool, take: @escaping @Sendable ([SampledText]) -> Void
    ) {
        self.sides = sides
        self.selection = selection
        self.user = user
        self.isSampled = isSampled
        self.take = take
    }

    /// Where the common shapes have the user.
    public static let commonUser = [
        "user_id", "user", "end_user", "metadata.user_id", "request.metadata.user_id", "attributes.\"user.id\"",
        "attributes.\"enduser.id\"",
    ].compactMap(FieldPath.init)
}
