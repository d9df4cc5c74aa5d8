import Reports
import UsageModel

/// What a report is of: a view, a time, and what rows are told apart by.
struct ReportPlan {
    let view: ReportView
    /// What rows are told apart by, beside time.
    let dimensions: [UsageDimension]
    let zone: CivilZone
    let now: Timestamp
    /// The time; `nil` for all that files hold.
    var times: Range<Timestamp>?
    /// Whether figures are compared with those of the time before.
    let compares: Bool
    /// How many rows, or kinds of rows, are named; `nil` for all.
    let top: Int?

    /// Views show so many days, weeks or months unless a time is asked for.
    private static let days: Int64 = 30
    private static let weeks: Int64 = 12
    private static let months = 12

    /// - Parameters:
    ///   - label: the label of the view `labels`.
    ///   - by: what rows are told apart by beside what the view tells.
    ///   - since: the begin that was asked for; `nil` for the view's own.
    ///   - until: the end that was asked for; `nil` for now.
    ///   - hasAllTimes: whether a time that was not asked for is all that there is.
    init(
        view: ReportView, label: String?, by: [UsageDimension], zone: CivilZone, now: Timestamp, since: Timestamp?,
        until: Timestamp?, hasAllTimes: Bool, comparison: ReportComparison?, top: Int?
    ) {
        self.view = view
        self.zone = zone
        self.now = now
        self.top = top
        compares = comparison.map { $0 == .previous } ?? (view == .today)
        var own: [UsageDimension] =
            switch view {
            case .today where by.isEmpty, .models, .cache, .costliest: [.model]
            case .labels: label.map { [.label($0)] } ?? []
            case .errors: [.model, .reason]
            case .today, .daily, .weekly, .monthly, .budgets: []
            }
        own += by.filter { !own.contains($0) }
        dimensions = own
        if hasAllTimes, since == nil, until == nil, view != .today {
            times = nil
        } else {
            let end = until ?? now
            let start = since ?? Self.start(of: view, until: end, zone: zone)
            times = start..<max(start, end)
        }
    }

    private static func start(of view: ReportView, until end: Timestamp, zone: CivilZone) -> Timestamp {
        let last = Timestamp(microseconds: end.microseconds - 1)
        let day = zone.day(of: last)
        switch view {
        case .today, .costliest: return zone.start(ofDay: day)
        case .weekly:
            return zone.start(ofDay: zone.week(of: last, firstDayAfterMonday: 0).lowerBound - 7 * (weeks - 1))
        case .monthly:
            var date = CivilDate(daysSinceEpoch: day)
            date.day = 1
            let month = date.year * 12 + date.month - 1 - (months - 1)
            date.year = month / 12
            date.month = month % 12 + 1
            return zone.start(ofDay: date.daysSinceEpoch)
        case .daily, .models, .labels, .errors, .cache, .budgets: return zone.start(ofDay: day - (days - 1))
        }
    }

    /// Whether it is of the day so far.
    var isToday: Bool {
        times.map { $0.lowerBound == zone.startOfDay(now) && $0.upperBound == now } ?? false
    }

    /// The time before, of the same length: of a time that begins with a day, by so many days as it touches.
    var previous: Range<Timestamp>? {
        guard compares, let times else { return nil }
        if let bucket = view.bucket {
            let before = Timestamp(microseconds: bucket.start(of: times.lowerBound, zone: zone).microseconds - 1)
            return bucket.start(of: before, zone: zone)..<bucket.start(of: times.lowerBound, zone: zone)
        }
        guard zone.startOfDay(times.lowerBound) == times.lowerBound else {
            let length = times.upperBound.microseconds - times.lowerBound.microseconds
            return Timestamp(microseconds: times.lowerBound.microseconds - length)..<times.lowerBound
        }
        let first = zone.day(of: times.lowerBound)
        let last = zone.day(of: Timestamp(microseconds: max(times.lowerBound, times.upperBound).microseconds - 1))
        let days = max(1, last - first + 1)
        func moved(_ time: Timestamp) -> Timestamp {
            let local = time.microseconds + zone.offset(at: time) * 1_000_000
            return zone.timestamp(localMicroseconds: local - days * 86_400_000_000)
        }
        return moved(times.lowerBound)..<moved(times.upperBound)
    }

    /// `2026-10-25 to 2026-11-23`: a time by days where it is made of such.
    func span(_ times: Range<Timestamp>) -> String {
        let last = Timestamp(microseconds: max(times.lowerBound.microseconds, times.upperBound.microseconds - 1))
        let isFromDay = zone.startOfDay(times.lowerBound) == times.lowerBound
        let isToDay = zone.startOfDay(times.upperBound) == times.upperBound || times.upperBound == now
        guard isFromDay, isToDay else {
            return "\(HumanText.minute(times.lowerBound, zone)) to \(HumanText.minute(times.upperBound, zone))"
        }
        let days = [times.lowerBound, last].map { RFC3339.day($0, zone: zone) }
        return days[0] == days[1] ? days[0] : days.joined(separator: " to ")
    }

    /// The time and the zone: `2026-11-23, Asia/Tokyo`.
    var when: String { "\(times.map(span) ?? "all that the files hold"), \(zone.identifier)" }

    /// What requests must be told apart by to make the rows.
    var queryDimensions: [UsageDimension] {
        // A price needs the provider.
        view == .cache ? [.provider] + dimensions.filter { $0 != .provider } : dimensions
    }

    /// How time must be cut to make the rows and their course.
    var queryBucket: TimeBucket {
        // Prices may change at any hour.
        if view == .cache { return .hour }
        return courseBucket(over: times)
    }

    /// How the course of figures over a time is cut.
    func courseBucket(over times: Range<Timestamp>?) -> TimeBucket {
        if let bucket = view.bucket { return bucket }
        guard let times else { return .day }
        switch (times.upperBound.microseconds - times.lowerBound.microseconds) / 3_600_000_000 {
        case ..<1: return .minute
        case ..<73: return .hour
        case ..<(24 * 63): return .day
        case ..<(24 * 7 * 55): return .week
        default: return .month
        }
    }
}
