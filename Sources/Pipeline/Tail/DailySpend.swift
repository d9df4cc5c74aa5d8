public import Ledger
public import UsageModel

/// What each model has cost today, by the records' own time and the calendar of one zone.
///
/// It goes by minutes without labels, as the ledger keeps them, and is exact. Records may be dated up to a day ahead: what
/// they cost waits for its day.
public struct DailySpend: Sendable {
    private let zone: CivilZone
    /// By civil day, then by model; days that are over are let go.
    private var days: [Int64: [String: Money]] = [:]

    /// Begins with nothing.
    public init(zone: CivilZone) {
        self.zone = zone
    }

    /// Begins with what a ledger holds.
    ///
    /// - Parameter series: what its series count.
    /// - Throws: ``LedgerError`` where the ledger cannot be read.
    public init(
        zone: CivilZone, store: LedgerStore, series: [Int64: SeriesKey], now: Timestamp
    ) throws(LedgerError) {
        var spend = DailySpend(zone: zone)
        let today = zone.day(of: now)
        try store.minuteCosts(from: zone.startOfDay(now)) { minute, id, cost in
            guard let key = series[id] else { return }
            spend.add(cost, of: key.model, minute: minute, today: today)
        }
        self = spend
    }

    /// Adds what a commit made durable.
    ///
    /// - Parameter key: finds what a series counts.
    public mutating func add(_ minutes: [RollupDelta], now: Timestamp, key: (Int64) -> SeriesKey?) {
        let today = zone.day(of: now)
        days = days.filter { $0.key >= today }
        let first = zone.startOfDay(now).minute
        for delta in minutes where delta.slot >= first {
            guard let key = key(delta.seriesID) else { continue }
            add(delta.totals.cost, of: key.model, minute: delta.slot, today: today)
        }
    }

    /// The costs of the day that is now.
    public func today(now: Timestamp) -> [String: Money] { days[zone.day(of: now)] ?? [:] }

    private mutating func add(_ cost: Money, of model: String, minute: Int64, today: Int64) {
        let day = zone.day(of: Timestamp(seconds: minute * 60))
        guard day >= today else { return }
        days[day, default: [:]][model, default: .zero] += cost
    }
}
