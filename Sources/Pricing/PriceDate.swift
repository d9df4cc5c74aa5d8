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

    /// The day of `time` in UTC as `2025-04-14`; `-` for a price whose begin is not known.
    public static func text(_ time: Timestamp) -> String {
        guard time != PricePeriod.always else { return "-" }
        let day = CivilDate(daysSinceEpoch: floorDivision(time.seconds, 86_400))
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    }
}
