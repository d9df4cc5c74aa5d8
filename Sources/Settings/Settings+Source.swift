public import UsageModel

extension Settings {
    /// A log, the logs that a glob matches, or a journal.
    public struct Source: Sendable, Equatable {
        /// The path or glob, as it was written, or `-` for standard input; empty where the source is a journal.
        public var file: String
        /// The journal; `nil` where the source is a file.
        public var journal: Journal?
        /// The name of the preset that says what the lines mean.
        public var preset: String
        /// Whose word on the cost of a request counts.
        public var costBasis: CostBasis
        /// The zone of timestamps that name none.
        public var zone: CivilZone
        /// Whether a JSON object that begins in the first column may go on over many lines.
        public var hasMultilineJSON: Bool
        /// Labels of the user's own, in the order of the file.
        public var labels: [Label]
        /// Whether rotated files that are there at the first start are read too.
        public var readsBacklog = false
        /// Labels that the path of a container's log tells.
        public var containerLabels: [ContainerPart] = []
        /// The user's own shape of the lines; lines that are not of it are read by the preset.
        public var shape: Shape?
        /// Lines and what they must count as.
        public var tests: [LineTest]

        /// Makes a source.
        public init(
            file: String, preset: String = Source.defaultPreset, costBasis: CostBasis = .computed,
            zone: CivilZone = .system, hasMultilineJSON: Bool = false, labels: [Label] = [], shape: Shape? = nil,
            tests: [LineTest] = []
        ) {
            self.file = file
            self.preset = preset
            self.costBasis = costBasis
            self.zone = zone
            self.hasMultilineJSON = hasMultilineJSON
            self.labels = labels
            self.shape = shape
            self.tests = tests
        }

        /// What the source is called in metrics and in the ledger.
        public var name: String { journal?.name ?? file }

        /// Whether the log comes by standard input: it stands where a path would.
        public var isStandardInput: Bool { journal == nil && file == "-" }

        /// The preset that finds out the shape of each line by itself.
        public static let defaultPreset = "auto"

        /// The presets, by the names that `LogDecoding` gives them.
        public static let presets = [
            defaultPreset, "structlog", "anthropic", "openai", "litellm", "otel", "gemini", "bedrock", "claude-code",
            "vercel-ai", "langchain",
        ]
    }

    /// A Prometheus label that is taken from a field of the log.
    public struct Label: Sendable, Hashable {
        /// The label's name, valid for Prometheus and not one of Tailmeter's own.
        public var name: String
        /// Where the value stands in a line, in the syntax of `FieldPath`: `user_id` or `attributes."user.id"`.
        public var path: String

        /// Makes a label; neither part is checked.
        public init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }
}
