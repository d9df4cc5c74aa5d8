public import UsageModel

/// What a ledger holds of a time, and how exactly.
public struct UsageResult: Sendable {
    /// The groups that have any request.
    public var groups: [UsageKey: UsageGroup] = [:]
    /// The sums over all groups.
    public var total = UsageGroup()
    /// The time that the sums are of. Whole minutes, quarters of an hour or days are kept, so that it may reach beyond what
    /// was asked for; what lies more than a day ahead is left out.
    public var times: Range<Timestamp>
    /// What the sums cannot tell as exactly as it was asked for; empty where they are exact.
    public var caveats: Set<Caveat> = []
    /// The begin of the first quarter of an hour, or day, of which the ledger has sums; `nil` where it has none.
    public var ledgerStart: Timestamp?

    /// How sums are less exact than what was asked for.
    public enum Caveat: Hashable, Sendable {
        /// They begin before the time, with the stored slot that it cuts.
        case startsEarlier
        /// They end after the time, with the stored slot that it cuts.
        case endsLater
        /// Some are known by quarter of an hour alone, and stand in the bucket in which the quarter begins.
        case onlyByQuarter
        /// Some are known by day alone, and stand in the bucket in which the day begins.
        case onlyByDay
        /// Some are known by date in this other zone alone, and stand under the same date.
        case datesOf(zone: String)
    }
}
