/// Points in time as text (RFC 3339, section 5.6).
public enum RFC3339 {
    /// `2026-11-23T20:00:00+09:00`; in UTC with `Z`.
    ///
    /// - Parameter hasFraction: whether decimals of the second are written, as many as the time has.
    public static func text(_ time: Timestamp, zone: CivilZone, hasFraction: Bool = false) -> String {
        let offset = zone.offset(at: time)
        let local = time.seconds + offset
        let second = two(local - floorDivision(local, 60) * 60)
        let text = "\(date(local))T\(clock(local)):\(second)\(hasFraction ? fraction(time) : "")"
        guard offset != 0 else { return "\(text)Z" }
        let minutes = Int64(offset.magnitude / 60)
        return "\(text)\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// `2026-11-23 20:00`, by the clocks of a zone: for people.
    public static func minute(_ time: Timestamp, zone: CivilZone) -> String {
        let local = time.seconds + zone.offset(at: time)
        return "\(date(local)) \(clock(local))"
    }

    /// `2026-11-23 20:00:59`, by the clocks of a zone: for people.
    public static func second(_ time: Timestamp, zone: CivilZone) -> String {
        let local = time.seconds + zone.offset(at: time)
        return "\(date(local)) \(clock(local)):\(two(local - floorDivision(local, 60) * 60))"
    }

    /// `2026-11-23`, by the calendar of a zone.
    public static func day(_ time: Timestamp, zone: CivilZone) -> String {
        date(time.seconds + zone.offset(at: time))
    }

    private static func date(_ seconds: Int64) -> String {
        let date = CivilDate(daysSinceEpoch: floorDivision(seconds, 86_400))
        let year = String(date.year)
        return String(repeating: "0", count: max(0, 4 - year.count))
            + "\(year)-\(two(Int64(date.month)))-\(two(Int64(date.day)))"
    }

    private static func clock(_ seconds: Int64) -> String {
        let second = seconds - floorDivision(seconds, 86_400) * 86_400
        return "\(two(second / 3_600)):\(two(second / 60 % 60))"
    }

    private static func fraction(_ time: Timestamp) -> String {
        let micros = time.microseconds - time.seconds * 1_000_000
        guard micros != 0 else { return "" }
        var digits = String(micros)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return ".\(digits)"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
