public import LogDecoding
public import LogSources
public import Pricing
public import UsageModel

/// What `analyze` is asked: which files, grouped by what.
public struct AnalysisRequest: Sendable {
    /// What requests are grouped by.
    public enum Dimension: Hashable, Sendable {
        /// The model.
        case model
        /// The provider.
        case provider
        /// `success` or `error`.
        case status
        /// Why an attempt failed; `success` for those that did not.
        case reason
        /// The file.
        case source
        /// A field of the lines.
        case field(FieldPath)

        /// The dimension's name in results.
        public var name: String {
            switch self {
            case .model: "model"
            case .provider: "provider"
            case .status: "status"
            case .reason: "reason"
            case .source: "source"
            case .field(let path): path.description
            }
        }
    }

    /// The files: paths as the user's shell or a glob gave them, `-` for standard input.
    public var paths: [String]
    /// What requests are grouped by.
    public var dimensions: [Dimension]
    /// How time is cut, if at all.
    public var bucket: TimeBucket?
    /// The zone of buckets and of timestamps without a zone.
    public var zone: CivilZone
    /// Only lines of this time are counted.
    public var timeRange: Range<Timestamp>?
    /// The prices.
    public var prices = PriceBook.builtIn
    /// Whose word on the cost of a request counts.
    public var costBasis = CostBasis.computed
    /// The shapes of the lines.
    public var preset = Preset.auto
    /// The user's own shapes; they come before those of the preset.
    public var customShapes: [CustomShape] = []
    /// What makes a record out of lines.
    public var framing = RecordFraming.lines
    /// A longer record is passed over.
    public var maximumLineBytes = 16 << 20
    /// How many threads work.
    public var threads: Int
    /// Whether groups have the durations of their requests, for percentiles: many small groups are smaller without.
    public var keepsDurations = true
    /// How many groups are told apart by a field of the lines; further values count as `other`.
    public var groupCap = 100_000
    /// Bytes of a piece of a plain file.
    var pieceBytes = AnalysisPiece.rangeBytes
    /// So many requests with an id are handed over together.
    var handOverCount = 4_096
    /// So many of them wait for the pieces before theirs; then their thread does.
    var waitingLimit = 500_000

    /// Makes a request.
    public init(
        paths: [String], dimensions: [Dimension] = [.model], bucket: TimeBucket? = nil, zone: CivilZone = .utc,
        timeRange: Range<Timestamp>? = nil, threads: Int
    ) {
        self.paths = paths
        self.dimensions = dimensions
        self.bucket = bucket
        self.zone = zone
        self.timeRange = timeRange
        self.threads = threads
    }

    /// The plan that reads what the request needs.
    var plan: DecodingPlan {
        let fields = dimensions.compactMap { dimension -> DecodingPlan.Label? in
            guard case .field(let path) = dimension else { return nil }
            return DecodingPlan.Label(name: path.description, path: path)
        }
        return DecodingPlan(
            preset: preset, customShapes: customShapes, labels: fields, prices: prices,
            costBasis: costBasis, zone: zone, timeRange: timeRange, modelCap: 100_000, labelValueCap: groupCap,
            labelSetCap: groupCap)
    }
}
