public import UsageModel

/// The dates of price lists.
public enum PriceDate {
    /// The midnight UTC that begins a date like `2025-04-14`; `nil` for another text.
    public static func midnight(_ date: some StringProtocol) -> Timestamp? {
        let parts = date.split(separator: "-")
        guard date.utf8.count == 10, parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month),
            (1...CivilDate.daysInMonth(year: year, month: month)).contains(day)
        else { return nil }
        return Timestamp(seconds: CivilDate(year: year, month: month, day: day).daysSinceEpoch * 86_400)
    }

    /// The begin that a list states: a date, or a minute of UTC such as `2025-09-05T16:00Z`; `nil` for another text.
    static func begin(_ text: some StringProtocol) -> Timestamp? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard let midnight = midnight(parts[0]) else { return nil }
        if parts.count == 1 { return midnight }
        let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 6, parts[1].hasSuffix("Z"), time.count == 2,
            let hour = DecimalFigure.scaled(time[0], decimals: 0), hour < 24,
            let minute = DecimalFigure.scaled(time[1].dropLast(), decimals: 0), minute < 60
        else { return nil }
        return Timestamp(seconds: midnight.seconds + hour * 3_600 + minute * 60)
    }

    /// A begin as a date, `2025-04-14`, or with the minute where it is not midnight UTC, `2025-09-05T16:00Z`; `-` for a price
    /// whose begin is not known.
    public static func text(_ time: Timestamp) -> String {
        guard time != PricePeriod.always else { return "-" }
        let days = floorDivision(time.minute, 1_440)
        let day = CivilDate(daysSinceEpoch: days)
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        let (hour, minute) = Int(time.minute - days * 1_440).quotientAndRemainder(dividingBy: 60)
        return hour == 0 && minute == 0 ? date : "\(date)T\(padded(hour, 2)):\(padded(minute, 2))Z"
    }
}
