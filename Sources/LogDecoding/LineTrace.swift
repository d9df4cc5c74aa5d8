import UsageModel

/// What was noted of a line while it was decoded, to be explained.
struct LineTrace {
    var preset: String?
    var wrappers: [String] = []
    var fields: [LineExplanation.Field] = []
    var eventName: String?
    var details = BillingDetails()
    var unpricedReason: String?
    var otherReason: String?
    var loggedCost: Int64?
    var countsLoggedCost = false
    var refusedCost: String?
}
