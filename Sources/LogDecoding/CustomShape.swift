/// A log shape of the user's own: which paths hold what, and which lines it is for.
public struct CustomShape: Sendable {
    /// Which lines the shape is for.
    public struct Condition: Hashable, Sendable {
        /// What the value must be.
        public enum Test: Hashable, Sendable {
            /// Anything, null too.
            case exists
            /// One of these texts: a string's text, or a number or a boolean as the line has it.
            case oneOf([String])
        }

        /// Where the value stands.
        public let path: FieldPath
        /// What it must be.
        public let test: Test

        /// Makes a condition.
        public init(_ path: FieldPath, _ test: Test) {
            self.path = path
            self.test = test
        }
    }

    /// A field and where it comes from.
    public struct Mapping: Hashable, Sendable {
        /// What the value means.
        public let field: RecordField
        /// Where it stands: the first of these that the line has counts.
        public let paths: [FieldPath]
        /// The unit of a time span.
        public let unit: FieldBinding.Unit
        /// What stands in where the line has none of the paths; `nil` for nothing.
        public let constant: String?

        /// Makes a mapping of alternative paths, of a constant, or of both.
        public init(
            _ field: RecordField, _ paths: [FieldPath] = [], unit: FieldBinding.Unit = .seconds, constant: String? = nil
        ) {
            self.field = field
            self.paths = paths
            self.unit = unit
            self.constant = constant
        }
    }

    /// A value that stands in for what a line does not have.
    struct Constant: Hashable, Sendable {
        let field: RecordField
        let text: String
    }

    /// The shape's name in `explain`.
    public let name: String
    /// Which lines the shape is for; without one, those with any of the paths of its token counts.
    public let when: Condition?
    /// The fields.
    public let fields: [Mapping]
    /// Whether input tokens include those read from and written to a cache, as in OpenAI's APIs.
    public let inputIncludesCache: Bool

    /// Makes a shape.
    ///
    /// A line of it is a request; a failed attempt where it has a value for ``RecordField/errorType``, or a word such as
    /// `error` for ``RecordField/outcome``. Without token counts it is a request whose usage is missing.
    public init(name: String, when: Condition? = nil, fields: [Mapping], inputIncludesCache: Bool = false) {
        self.name = name
        self.when = when
        self.fields = fields
        self.inputIncludesCache = inputIncludesCache
    }

    /// The paths that are read, in the order of ``fields``.
    var bindings: [FieldBinding] {
        fields.flatMap { mapping in mapping.paths.map { FieldBinding($0, mapping.field, unit: mapping.unit) } }
    }

    /// The shape as the decoder knows it.
    var shape: LogShape {
        LogShape(
            preset: name, anchors: when.map { [$0.path] } ?? [],
            bindings: bindings + Envelope.timestamps,
            semantics: UsageSemantics(inputIncludesCache: inputIncludesCache),
            repeats: fields.contains { $0.field == .requestID } ? .failedOnce : .attempt, missing: .request,
            condition: when,
            constants: fields.compactMap { mapping in
                mapping.constant.map { Constant(field: mapping.field, text: $0) }
            })
    }
}
