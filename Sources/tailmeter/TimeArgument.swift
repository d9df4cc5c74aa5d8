import LogDecoding
import UsageModel

/// The points in time that `--since` and `--until` take.
enum TimeArgument {
    static let forms =
        "a time such as 2026-11-23T10:00:00Z, a day such as 2026-11-23, 'today', 'yesterday', 'now', or how long ago, such as 90m, 24h, 7d"

    /// Reads a point in time; without a zone it is civil time in `zone`. `nil` where the text is none.
    static func parse(_ text: String, zone: CivilZone, now: Timestamp) -> Timestamp? {
        switch text {
        case "now": return now
        case "today": return zone.startOfDay(now)
        case "yesterday":
            return zone.startOfDay(Timestamp(microseconds: zone.startOfDay(now).microseconds - 43_200_000_000))
        default: return ago(text, now: now) ?? written(text, zone: zone)
        }
    }

    private static func ago(_ text: String, now: Timestamp) -> Timestamp? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let last = text.last, let unit = units[last], let count = Int64(text.dropLast()), count >= 0,
            count < 1_000_000
        else { return nil }
        return Timestamp(microseconds: now.microseconds - count * unit * 1_000_000)
    }

    private static func written(_ text: String, zone: CivilZone) -> Timestamp? {
        var full = text
        switch text.utf8.count {
        case 10: full += "T00:00:00"
        case 16: full += ":00"
        default: break
        }
        return TimestampReader.read(full, zone: zone)
    }
}
