import UsageModel

/// The sums that a report is made of, from a ledger or from files.
struct ReportData {
    /// By the bucket and the dimensions that the plan asks for.
    var current: [UsageKey: UsageGroup] = [:]
    /// Those of the time before.
    var previous: [UsageKey: UsageGroup] = [:]
    /// Since when all is known; `nil` where that is not known itself.
    var start: Timestamp?
    /// What is to be said of the sums, for a person.
    var notes: [String] = []
}
