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

    /// What is added to lines whose texts are of the sample.
    public struct Annotation: Sendable {
        /// Lines that are older by their own time do not wait: an archive that catches up would never be done.
        static let freshSeconds: Int64 = 60

        /// The name of the field that is added.
        public var field: String
        /// Is given the texts of lines, and gives the field's JSON for each line, or `nil`. It may block for a time.
        public var values: @Sendable ([[SampledText]]) -> [String?]

        /// Makes one.
        public init(field: String, values: @escaping @Sendable ([[SampledText]]) -> [String?]) {
            self.field = field
            self.values = values
        }
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
    /// Asks for what is added to the lines of the sample; `nil` for nothing.
    public var annotation: Annotation?
    /// Takes texts whose lines are committed: none comes twice, and a kill loses at most a commit's.
    public var take: @Sendable ([SampledText]) -> Void

    /// Makes a sampling.
    public init(
        sides: Set<TextGuard.Side>, selection: Selection, user: [FieldPath],
        request: [FieldPath] = commonRequest, isSampled: @escaping @Sendable (String) -> Bool,
        annotation: Annotation? = nil,
        take: @escaping @Sendable ([SampledText]) -> Void
    ) {
        self.sides = sides
        self.selection = selection
        self.user = user
        self.request = request
        self.isSampled = isSampled
        self.annotation = annotation
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
