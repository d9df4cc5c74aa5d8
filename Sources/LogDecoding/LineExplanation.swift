public import Pricing
public import UsageModel

/// Why a line counted as what it did.
public struct LineExplanation: Sendable {
    /// A value that was read.
    public struct Field: Sendable {
        /// What it means.
        public let field: RecordField
        /// Where it stood; `nil` for a constant of the user's shape.
        public let path: FieldPath?
        /// The value, shortened.
        public let value: String
    }

    /// What became of the line.
    public enum Verdict: Sendable {
        /// A request.
        case request(UsageRecord, provider: String, model: String, price: PricePeriod?, source: String?)
        /// Something told beside the requests.
        case event(AppEvent)
        /// Valid JSON of no LLM request.
        case other(String)
        /// Passed over.
        case skipped(SkipReason, detail: String)
    }

    /// The preset, or the user's shape, that the line is of; the plan's preset where it is of none.
    public let preset: String
    /// What the line was wrapped in, from outside in: the path of the text, or the kind of the prefix.
    public let wrappers: [String]
    /// The values that were read, in the order of their fields.
    public let fields: [Field]
    /// How many requests the line holds; the verdict is that of the first.
    public let requestCount: Int
    /// What the price of the request depended on beside its token classes.
    public let details: BillingDetails
    /// Why a request with a known model has no price; `nil` where it has one or its model is not known.
    public let unpricedReason: String?
    /// The cost that the line itself states, in pico-dollars, where it states one that is believed.
    public let loggedCost: Int64?
    /// Whether that is what counts.
    public let countsLoggedCost: Bool
    /// What stands where the line should state its cost, and why it is not believed.
    public let refusedCost: String?
    /// What became of the line.
    public let verdict: Verdict
}
