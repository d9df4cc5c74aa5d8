/// What the price of one request depends on beside its token classes.
///
/// Most requests have none of it; a ``UsageRecord`` has the cost alone.
public struct BillingDetails: Hashable, Sendable {
    /// The tier that the request was processed at.
    public var tier = ServiceTier.standard
    /// Whether the request was bound to one region (Anthropic's `inference_geo`, a regional endpoint of a cloud), which
    /// some providers bill with a surcharge.
    public var isRegional = false
    /// Audio tokens: a part of ``TokenUsage/input``.
    public var audioInput: Int64 = 0
    /// Audio tokens read from a cache: a part of ``TokenUsage/cacheRead``.
    public var audioCacheRead: Int64 = 0
    /// Audio tokens: a part of ``TokenUsage/output``.
    public var audioOutput: Int64 = 0
    /// Image tokens: a part of ``TokenUsage/input``.
    public var imageInput: Int64 = 0
    /// Image tokens: a part of ``TokenUsage/output``.
    public var imageOutput: Int64 = 0
    /// Searches of the web by the provider's own tool, billed by the piece.
    public var webSearches: Int64 = 0

    /// Whether a part of the tokens, or something beside them, has a price of its own.
    public var hasCounts: Bool {
        audioInput != 0 || audioCacheRead != 0 || audioOutput != 0 || imageInput != 0 || imageOutput != 0
            || webSearches != 0
    }

    /// Makes the details of a plain text request at the list price.
    public init() {}
}
