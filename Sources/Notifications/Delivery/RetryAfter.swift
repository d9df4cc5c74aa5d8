import UsageModel

/// The header `Retry-After`, <https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3>: seconds, or a date.
enum RetryAfter {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The seconds to wait; `nil` where the header says neither.
    static func seconds(_ header: String, now: Timestamp) -> Double? {
        let text = header.split(separator: " ").joined(separator: " ")
        if let seconds = Double(text), seconds.isFinite, seconds >= 0 { return seconds }
        guard let date = date(text) else { return nil }
        return max(0, Double(date.microseconds - now.microseconds) / 1e6)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`: the form that servers write.
    private static func date(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT" || parts[5] == "UTC",
            let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: parts[2].lowercased()), let year = Int(parts[3]),
            (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").map { Int64($0) ?? -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let days = CivilDate.daysSinceEpoch(year: year, month: month + 1, day: day)
        return Timestamp(seconds: days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2])
    }
}
