public import UsageModel

/// A part of the day, in UTC, in which a list has other prices: `16:30-00:30`, or `mon-fri,01:00-04:00`.
///
/// The first minute belongs to it, the last does not. One that goes over midnight belongs to the day on which it begins.
public struct DailyWindow: Hashable, Sendable {
    /// The days, of UTC, on which a window begins.
    public enum Days: String, Hashable, Sendable, CaseIterable {
        /// Each day.
        case all
        /// Monday to Friday.
        case weekdays = "mon-fri"
        /// Saturday and Sunday.
        case weekend = "sat-sun"

        fileprivate func holds(_ dayNumber: Int64) -> Bool {
            // 1970-01-01 was a Thursday; Monday is 0.
            let weekday = dayNumber + 3 - floorDivision(dayNumber + 3, 7) * 7
            return switch self {
            case .all: true
            case .weekdays: weekday < 5
            case .weekend: weekday >= 5
            }
        }
    }

    /// Minutes of the day.
    let start: Int64
    /// Minutes of the day, up to 1,440; not above `start` where the window goes over midnight.
    let end: Int64
    /// The days on which it begins.
    public let days: Days

    private static let minutesPerDay: Int64 = 1_440

    /// Reads `16:30-00:30`, with `mon-fri,` or `sat-sun,` before it perhaps; `nil` for another text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let hours = parts.last, parts.count <= 2 else { return nil }
        let days = parts.count == 2 ? Days(rawValue: String(parts[0])) : .all
        let times = hours.split(separator: "-", omittingEmptySubsequences: false)
        guard let days, parts.count == 1 || days != .all, times.count == 2, let start = Self.minutes(times[0]),
            let end = Self.minutes(times[1]), start < Self.minutesPerDay
        else { return nil }
        self.start = start
        self.end = end
        self.days = days
    }

    /// The same hours on other days.
    func on(_ days: Days) -> DailyWindow? {
        DailyWindow(days == .all ? hours : "\(days.rawValue),\(hours)")
    }

    /// Whether `time` lies in it.
    public func contains(_ time: Timestamp) -> Bool {
        let day = floorDivision(time.minute, Self.minutesPerDay)
        let minute = time.minute - day * Self.minutesPerDay
        if start < end { return minute >= start && minute < end && days.holds(day) }
        return (minute >= start && days.holds(day)) || (minute < end && days.holds(day - 1))
    }

    /// The part of the day of `time` in which nothing changes by this window.
    func unchanged(around time: Timestamp) -> Range<Timestamp> {
        let day = floorDivision(time.minute, Self.minutesPerDay) * Self.minutesPerDay
        let changes = [0, min(start, end), max(start, end), Self.minutesPerDay]
        let minute = time.minute - day
        let from = changes.last { $0 <= minute } ?? 0
        let until = changes.first { $0 > minute } ?? Self.minutesPerDay
        return Timestamp(seconds: (day + from) * 60)..<Timestamp(seconds: (day + until) * 60)
    }

    /// The minutes of `16:30`; `24:00` is the end of the day.
    private static func minutes(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(digits.contains) }),
            let hour = Int64(parts[0]), let minute = Int64(parts[1]), minute < 60
        else { return nil }
        let total = hour * 60 + minute
        return total <= minutesPerDay ? total : nil
    }

    private var hours: String {
        func text(_ minutes: Int64) -> String {
            func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(two(minutes / 60)):\(two(minutes % 60))"
        }
        return "\(text(start))-\(text(end))"
    }
}

extension DailyWindow: CustomStringConvertible {
    /// The form that ``init(_:)`` reads.
    public var description: String {
        days == .all ? hours : "\(days.rawValue),\(hours)"
    }
}
