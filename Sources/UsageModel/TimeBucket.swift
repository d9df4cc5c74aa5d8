/// How time is cut into buckets.
public enum TimeBucket: String, CaseIterable, Sendable {
    /// By minute.
    case minute
    /// By civil hour.
    case hour
    /// By civil day.
    case day
    /// By week from Monday on (ISO 8601).
    case week
    /// By calendar month.
    case month

    /// The start of the bucket that a point in time belongs to.
    public func start(of time: Timestamp, zone: CivilZone) -> Timestamp {
        switch self {
        case .minute: Timestamp(seconds: time.minute * 60)
        case .hour: zone.startOfHour(time)
        case .day: zone.startOfDay(time)
        case .week: zone.start(ofDay: zone.week(of: time, firstDayAfterMonday: 0).lowerBound)
        case .month: zone.start(ofDay: zone.month(of: time).lowerBound)
        }
    }

    /// Where the bucket ends that a point in time belongs to. Where clocks change by less than an hour, hours overlap.
    public func end(of time: Timestamp, zone: CivilZone) -> Timestamp {
        switch self {
        case .minute: Timestamp(seconds: (time.minute + 1) * 60)
        case .hour: Timestamp(microseconds: zone.startOfHour(time).microseconds + 3_600_000_000)
        case .day: zone.start(ofDay: zone.day(of: time) + 1)
        case .week: zone.start(ofDay: zone.week(of: time, firstDayAfterMonday: 0).upperBound)
        case .month: zone.start(ofDay: zone.month(of: time).upperBound)
        }
    }
}

extension CivilZone {
    /// The start of a civil day, counted from 1970-01-01.
    public func start(ofDay day: Int64) -> Timestamp {
        timestamp(localMicroseconds: day * 86_400_000_000)
    }

    /// The days of the week that a point in time belongs to.
    ///
    /// - Parameter firstDayAfterMonday: on which day weeks begin: 0 on Mondays, 6 on Sundays.
    public func week(of time: Timestamp, firstDayAfterMonday: Int64) -> Range<Int64> {
        // 1970-01-01, day 0, was a Thursday.
        let weekday = day(of: time) + 3 - firstDayAfterMonday
        let first = floorDivision(weekday, 7) * 7 - 3 + firstDayAfterMonday
        return first..<first + 7
    }

    /// The days of the calendar month that a point in time belongs to.
    public func month(of time: Timestamp) -> Range<Int64> {
        var date = CivilDate(daysSinceEpoch: day(of: time))
        date.day = 1
        let first = date.daysSinceEpoch
        return first..<first + Int64(CivilDate.daysInMonth(year: date.year, month: date.month))
    }
}
