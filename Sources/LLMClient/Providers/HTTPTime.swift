import UsageModel

/// Points in time and spans as headers write them.
enum HTTPTime {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// A date of RFC 3339, `2026-11-29T07:00:00.5Z`; digits behind the microseconds are cut.
    static func rfc3339(_ text: String) -> Timestamp? {
        let pattern = /(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(?:[Zz]|([+-])(\d\d):(\d\d))/
        guard let match = text.wholeMatch(of: pattern.asciiOnlyDigits())?.output,
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            var time = timestamp(year, month, day, clock: [match.4, match.5, match.6])
        else { return nil }
        if let digits = match.7 {
            let padded = (digits + "000000").prefix(6)
            time.microseconds += Int64(padded) ?? 0
        }
        if let sign = match.8, let hours = match.9.flatMap({ Int64($0) }), let minutes = match.10.flatMap({ Int64($0) })
        {
            let offset = (hours * 60 + minutes) * 60_000_000
            time.microseconds -= sign == "-" ? -offset : offset
        }
        return time
    }

    /// A date of HTTP in any of its three forms, <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
    static func httpDate(_ text: String) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "-" || $0 == "," }
        // Sun Nov  6 08:49:37 1994
        if words.count == 5, let month = months.firstIndex(of: words[1].lowercased()), let day = Int(words[2]),
            let year = Int(words[4])
        {
            return timestamp(year, month + 1, day, clock: words[3].split(separator: ":"))
        }
        // Sun, 06 Nov 1994 08:49:37 GMT; Sunday, 06-Nov-94 08:49:37 GMT
        guard words.count == 6, words[5] == "GMT" || words[5] == "UTC", let day = Int(words[1]),
            let month = months.firstIndex(of: words[2].lowercased()), var year = Int(words[3])
        else { return nil }
        if words[3].count == 2 { year += year < 70 ? 2000 : 1900 }
        return timestamp(year, month + 1, day, clock: words[4].split(separator: ":"))
    }

    /// A span as OpenAI writes it: `17ms`, `6m0s`, `1h2m3.5s`.
    static func span(_ text: String) -> Double? {
        var seconds = 0.0
        var rest = text[...]
        guard !rest.isEmpty, rest.count <= 40 else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            let factors = ["ms": 0.001, "s": 1, "m": 60, "h": 3_600, "d": 86_400]
            guard let value = Double(number), let factor = factors[String(unit)] else { return nil }
            seconds += value * factor
        }
        return seconds.isFinite ? seconds : nil
    }

    private static func timestamp(_ year: Int, _ month: Int, _ day: Int, clock: [Substring]) -> Timestamp? {
        guard (1970...9999).contains(year), (1...12).contains(month),
            (1...CivilDate.daysInMonth(year: year, month: month)).contains(day), clock.count == 3,
            let hour = Int64(clock[0]), (0..<24).contains(hour), let minute = Int64(clock[1]),
            (0..<60).contains(minute), let second = Int64(clock[2]), (0...60).contains(second)
        else { return nil }
        let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
        return Timestamp(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second)
    }
}
