public import UsageModel

/// A time of which the ledger lists the costliest requests: an hour of UTC, for five weeks, then the day with that hour, for
/// 13 months.
public struct CostliestSlot: Hashable, Sendable {
    /// The first hour, counted from 1970-01-01.
    public let firstHour: Int64
    /// How many hours: 1 or 24.
    public let hours: Int64

    /// How many requests each list holds.
    public static let limit = 50
    /// For so many days hours have lists of their own.
    static let hourDays: Int64 = 35
    /// For so many days there are lists, as long as there are rollups with labels.
    static let keptDays: Int64 = 396

    init(firstHour: Int64, hours: Int64) {
        self.firstHour = firstHour
        self.hours = hours
    }

    /// The slot of a request; `nil` where it is too old for a list.
    public init?(_ time: Timestamp, now: Timestamp) {
        let hour = floorDivision(time.seconds, 3_600)
        guard hour >= Self.firstKeptHour(now: now) else { return nil }
        let isHour = hour >= Self.firstHourOfItsOwn(now: now)
        firstHour = isHour ? hour : floorDivision(hour, 24) * 24
        hours = isHour ? 1 : 24
    }

    /// The time in microseconds since 1970.
    public var span: Range<Int64> { firstHour * 3_600_000_000..<(firstHour + hours) * 3_600_000_000 }

    /// The first hour that has a list of its own: that of a day's beginning, so that days become lists as a whole.
    static func firstHourOfItsOwn(now: Timestamp) -> Int64 {
        (floorDivision(now.seconds, 86_400) - hourDays) * 24
    }

    /// The first hour that there is a list of.
    public static func firstKeptHour(now: Timestamp) -> Int64 {
        (floorDivision(now.seconds, 86_400) - keptDays) * 24
    }
}
