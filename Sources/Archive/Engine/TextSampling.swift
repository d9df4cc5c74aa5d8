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
    /// Where lines have the id of the request; the first that is there counts.
    public var request: [FieldPath]
    /// Whether a text is one of the sample. It is asked before the text is redacted.
    public var isSampled: @Sendable (String) -> Bool
    /// Takes texts whose lines are committed: none comes twice, and a kill loses at most a commit's.
    public var take: @Sendable ([SampledText]) -> Void

    /// Makes a sampling.
    public init(
        sides: Set<TextGuard.Side>, selection: Selection, user: [FieldPath],
        request: [FieldPath] = commonRequest, isSampled: @escaping @Sendable (String) -> Bool,
        take: @escaping @Sendable ([SampledText]) -> Void
    ) {
        self.sides = sides
        self.selection = selection
        self.user = user
        self.request = request
        self.isSampled = isSampled
        self.take = take
    }

    /// Where the common shapes have the user.
    public static let commonUser = [
        "user_id", "user", "end_user", "metadata.user_id", "request.metadata.user_id", "attributes.\"user.id\"",
        "attributes.\"enduser.id\"",
    ].compactMap(FieldPath.init)

    /// Where the common shapes have the id of the request.
    public static let commonRequest = [
        "request_id", "requestId", "_request_id", "litellm_call_id", "id", "response.id", "trace_id", "traceId",
    ].compactMap(FieldPath.init)
}
