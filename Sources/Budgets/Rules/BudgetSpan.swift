public import UsageModel

/// One period of a budget: a civil hour, day, week or month.
public struct BudgetSpan: Hashable, Sendable {
    /// When it begins.
    public var start: Timestamp
    /// When it ends, exclusive.
    public var end: Timestamp

    /// Makes a span.
    public init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = end
    }

    /// The period that a point in time belongs to. Where clocks change, a day has 23, 25 or 24½ hours, and an hour ends with
    /// the change: what clocks show twice are two hours.
    public init(_ period: BudgetPeriod, containing time: Timestamp, zone: CivilZone, weekStart: Weekday) {
        switch period {
        case .hour: self = Self.hour(containing: time, zone: zone)
        case .day:
            let day = zone.day(of: time)
            self = Self.days(day..<day + 1, zone: zone)
        case .week:
            self = Self.days(zone.week(of: time, firstDayAfterMonday: weekStart.daysAfterMonday), zone: zone)
        case .month: self = Self.days(zone.month(of: time), zone: zone)
        }
    }

    /// Whether a point in time belongs to it.
    public func contains(_ time: Timestamp) -> Bool { start <= time && time < end }

    private static func days(_ days: Range<Int64>, zone: CivilZone) -> BudgetSpan {
        BudgetSpan(start: zone.start(ofDay: days.lowerBound), end: zone.start(ofDay: days.upperBound))
    }

    private static func hour(containing time: Timestamp, zone: CivilZone) -> BudgetSpan {
        var span = BudgetSpan(start: zone.startOfHour(time), end: zone.startOfHour(time))
        span.end.microseconds += 3_600_000_000
        if let change = zone.transition(atOrBefore: time) { span.start = max(span.start, change) }
        if let change = zone.transition(after: time) { span.end = min(span.end, change) }
        return span
    }
}

extension Weekday {
    fileprivate var daysAfterMonday: Int64 {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }
}
