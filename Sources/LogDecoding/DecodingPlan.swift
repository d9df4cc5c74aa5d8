public import Pricing
public import UsageModel

/// How lines are read: the preset, the user's labels, and what time and price mean. One plan serves many decoders.
public struct DecodingPlan: Sendable {
    /// A label taken from a field of the lines.
    public struct Label: Hashable, Sendable {
        /// The label's name in metrics and reports.
        public let name: String
        /// Where its value stands.
        public let path: FieldPath

        /// Makes a label.
        public init(name: String, path: FieldPath) {
            self.name = name
            self.path = path
        }
    }

    /// Only lines of this time are counted; the end is not part of it.
    public var timeRange: Range<Timestamp>?
    /// The zone of timestamps that name none.
    public var zone: CivilZone
    /// How many models are told apart.
    public var modelCap: Int
    /// How many values of each label are told apart.
    public var labelValueCap: Int
    /// How many label sets are told apart.
    public var labelSetCap: Int
    /// The labels by whose values budgets are told apart: they have a table of their own, so that a budget does not end where
    /// a label's cap does.
    public var scopeLabels: Set<String> = []
    /// How many scopes that table tells apart.
    public var scopeCap = 200_000
    /// Whether the decoder tells of each line what it is (``DecodedBlock/lines``), for who keeps the lines.
    public var tellsLines = false
    /// Whether the decoder notes ids (``DecodedBlock/notes``), for who lists single requests.
    public var notesRequests = false
    /// A secret that keys the hashes of request ids.
    public var hashSeed: UInt64
    /// Whose word on the cost counts.
    public var costBasis: CostBasis
    /// The log shapes.
    public let preset: Preset
    /// The user's own shapes; they come before those of the preset.
    public let customShapes: [CustomShape]
    /// The user's labels.
    public let labels: [Label]
    /// The labels behind them, which the path of a container's log tells.
    public let containerLabels: [ContainerPart]
    /// The prices.
    public let prices: PriceBook

    /// Makes a plan.
    public init(
        preset: Preset = .auto, customShapes: [CustomShape] = [], labels: [Label] = [],
        containerLabels: [ContainerPart] = [], prices: PriceBook = .builtIn,
        costBasis: CostBasis = .computed, zone: CivilZone = .utc,
        timeRange: Range<Timestamp>? = nil, modelCap: Int = 200, labelValueCap: Int = 1_000,
        labelSetCap: Int = 10_000, hashSeed: UInt64 = 0x5DEE_CE66_D1A4_F087
    ) {
        self.preset = preset
        self.customShapes = customShapes
        self.labels = labels
        self.containerLabels = containerLabels
        self.prices = prices
        self.costBasis = costBasis
        self.zone = zone
        self.timeRange = timeRange
        self.modelCap = modelCap
        self.labelValueCap = labelValueCap
        self.labelSetCap = labelSetCap
        self.hashSeed = hashSeed
    }

    /// The paths whose values records are told apart and counted by: ids, times, models, events. Not those of labels, nor of
    /// texts.
    public var identifierPaths: [FieldPath] {
        let shapes = customShapes.map(\.shape) + preset.shapes
        let bindings = shapes.flatMap(\.bindings) + Envelope.timestamps
        let paths = bindings.filter { $0.field != .wrappedText && $0.field != .nested }.map(\.path)
        return Array(Set(paths)).sorted { $0.description < $1.description }
    }

    /// The names of all labels, in the order of their values.
    public var labelNames: [String] { labels.map(\.name) + containerLabels.map(\.rawValue) }

    /// Those of them that budgets ask for.
    public var scopeNames: [String] { labelNames.filter(scopeLabels.contains) }
}
