/// One form of a preset's lines: what it is known by, and what stands where. A preset is a list of them.
struct LogShape: Sendable {
    /// The preset that the shape belongs to.
    let preset: String
    /// Paths that make a line a candidate for the shape, whatever they hold.
    let anchors: [FieldPath]
    /// Paths and their meaning. Of several paths to one field, the first that the line has counts.
    let bindings: [FieldBinding]
    /// Fields without which a line is not of this shape.
    var required: [RecordField] = []
    /// Fields with which a line is not of this shape.
    var forbidden: [RecordField] = []
    /// How tokens are counted.
    var semantics = UsageSemantics.openAI
    /// What a second line with the same id is.
    var repeats = RepeatRule.attempt
    /// What a line without tokens is.
    var missing = MissingUsage.other
    /// Whether a line with an error's kind, and no other word of its outcome, is a failed attempt.
    var errorsFail = true
    /// Operations that are no request at a provider, such as an agent's span around those of its requests.
    var excludedOperations: Set<String> = []
    /// The kinds of object that the shape is; empty where any is.
    var objectKinds: Set<String> = []
    /// Who was asked, where lines of the shape can come from one provider alone and do not name it.
    var provider: String?
    /// Events by name. Where there are any, only a line with one of them is of this shape.
    var events: [String: EventMeaning] = [:]
    /// Words of the user's own shape that decide whether a line is of it.
    var condition: CustomShape.Condition?
    /// Values that stand in for what the lines do not have.
    var constants: [CustomShape.Constant] = []
}
