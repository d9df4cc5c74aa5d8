public import Pricing
public import UsageModel

/// Why a line counted as what it did.
public struct LineExplanation: Sendable {
    /// A value that was read.
    public struct Field: Sendable {
        /// What it means.
        public let field: RecordField
        /// Where it stood.
        public let path: FieldPath
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

    /// The preset that was tried.
    public let preset: String
    /// The values that were read, in the order of the plan.
    public let fields: [Field]
    /// What became of the line.
    public let verdict: Verdict
}
