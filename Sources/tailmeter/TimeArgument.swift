import LogDecoding
import Pipeline
import UsageModel

/// The points in time that options take.
enum TimeArgument {
    static let forms =
        "a time such as 2026-11-23T10:00:00Z, a day such as 2026-11-23, 'today', 'yesterday', 'now', or how long ago, such as 90m, 24h, 7d"
    static let laterForms =
        "a time such as 2026-11-23T18:00:00Z or 18:00, a day such as 2026-11-24, 'tomorrow', or how long from now, such as 90m, 8h, 3d"

    /// Reads a point in time; without a zone it is civil time in `zone`. `nil` where the text is none.
    static func parse(_ text: String, zone: CivilZone, now: Timestamp) -> Timestamp? {
        switch text {
        case "now": return now
        case "today": return zone.startOfDay(now)
        case "yesterday":
            return zone.startOfDay(Timestamp(microseconds: zone.startOfDay(now).microseconds - 43_200_000_000))
        default:
            if let seconds = seconds(text) {
                return Timestamp(microseconds: now.microseconds - seconds * 1_000_000)
            }
            return written(text, zone: zone)
        }
    }

    /// Reads `--since` and `--until`; `nil` where neither is there.
    ///
    /// - Throws: ``CommandFailure`` where one is no time, or there is nothing between them.
    static func range(since: String?, until: String?, zone: CivilZone) throws(CommandFailure) -> Range<Timestamp>? {
        guard since != nil || until != nil else { return nil }
        let now = Clock.now
        func read(_ option: String, _ text: String?) throws(CommandFailure) -> Timestamp? {
            guard let text else { return nil }
            guard let time = parse(text, zone: zone, now: now) else {
                throw CommandFailure("--\(option) \(text): expected \(forms)", status: .usage)
            }
            return time
        }
        let start = try read("since", since) ?? Timestamp(microseconds: .min)
        let end = try read("until", until) ?? Timestamp(microseconds: .max)
        guard start < end else {
            throw CommandFailure("--since \(since ?? "") is not before --until \(until ?? "")", status: .usage)
        }
        return start..<end
    }

    /// Reads a point in time that is to come.
    ///
    /// - Throws: ``CommandFailure`` where the text is none, or the time is over.
    static func later(
        _ option: String, _ text: String, zone: CivilZone, now: Timestamp
    ) throws(CommandFailure) -> Timestamp {
        let time: Timestamp?
        if let seconds = seconds(text) {
            time = Timestamp(microseconds: now.microseconds + seconds * 1_000_000)
        } else if text == "tomorrow" {
            time = zone.timestamp(localMicroseconds: (zone.day(of: now) + 1) * 86_400_000_000)
        } else if text.utf8.count == 5, text.contains(":") {
            // The next time that clocks show this.
            let today = RFC3339.text(now, zone: zone).prefix(10)
            time = written("\(today)T\(text)", zone: zone).map { time in
                guard time <= now else { return time }
                let tomorrow = Timestamp(microseconds: zone.startOfDay(now).microseconds + 129_600_000_000)
                return written("\(RFC3339.text(tomorrow, zone: zone).prefix(10))T\(text)", zone: zone) ?? time
            }
        } else {
            time = written(text, zone: zone)
        }
        guard let time else {
            throw CommandFailure("--\(option) \(text): expected \(laterForms)", status: .usage)
        }
        guard time > now else {
            throw CommandFailure(
                "--\(option) \(text): \(RFC3339.text(time, zone: zone)) is over; expected a time to come",
                status: .usage)
        }
        return time
    }

    /// The seconds of a time span such as `90m`; `nil` where the text is none.
    static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let last = text.last, let unit = units[last], let count = Int64(text.dropLast()), count >= 0,
            count < 1_000_000
        else { return nil }
        return count * unit
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
