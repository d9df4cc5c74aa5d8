/// Points in time as text.
public enum RFC3339 {
    /// `2026-11-23T20:00:00+09:00`; in UTC with `Z`.
    public static func text(_ time: Timestamp, zone: CivilZone) -> String {
        let offset = zone.offset(at: time)
        let local = time.seconds + offset
        let date = CivilDate(daysSinceEpoch: floorDivision(local, 86_400))
        let second = local - floorDivision(local, 86_400) * 86_400
        let clock = "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
        let day = "\(four(date.year))-\(two(Int64(date.month)))-\(two(Int64(date.day)))"
        guard offset != 0 else { return "\(day)T\(clock)Z" }
        let minutes = offset.magnitude / 60
        return "\(day)T\(clock)\(offset < 0 ? "-" : "+")\(two(Int64(minutes / 60))):\(two(Int64(minutes % 60)))"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func four(_ value: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }
}
