import UsageModel

/// Points in time as text.
enum TimeText {
    /// `2026-11-23T20:00:00Z`, with as many decimals as the time has.
    static func rfc3339(_ time: Timestamp) -> String {
        let micros = time.microseconds - time.seconds * 1_000_000
        var fraction = ""
        if micros != 0 {
            let digits = String(micros)
            fraction = "." + String(repeating: "0", count: 6 - digits.count) + digits
            while fraction.hasSuffix("0") { fraction.removeLast() }
        }
        return "\(date(time.seconds))T\(clock(time.seconds)):\(two(floorRemainder(time.seconds, 60)))\(fraction)Z"
    }

    /// `2026-11-23 20:00`, by the clocks of a zone.
    static func local(_ time: Timestamp, _ zone: CivilZone) -> String {
        let seconds = time.seconds + zone.offset(at: time)
        return "\(date(seconds)) \(clock(seconds))"
    }

    /// `2026-11-23`, by the calendar of a zone.
    static func day(_ time: Timestamp, _ zone: CivilZone) -> String {
        date(time.seconds + zone.offset(at: time))
    }

    private static func date(_ seconds: Int64) -> String {
        let date = CivilDate(daysSinceEpoch: floorDivision(seconds, 86_400))
        let year = String(date.year)
        return String(repeating: "0", count: max(0, 4 - year.count))
            + "\(year)-\(two(Int64(date.month)))-\(two(Int64(date.day)))"
    }

    private static func clock(_ seconds: Int64) -> String {
        let second = floorRemainder(seconds, 86_400)
        return "\(two(second / 3_600)):\(two(second / 60 % 60))"
    }

    private static func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
        value - floorDivision(value, divisor) * divisor
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
