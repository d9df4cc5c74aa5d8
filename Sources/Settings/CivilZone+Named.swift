import Foundation
public import UsageModel

extension CivilZone {
    /// The years whose clock changes are known: no LLM's log is older, and rules further on are guesses.
    private static let known = Int64(631_152_000)..<2_366_841_600  // 1990-01-01 and 2045-01-01, in UTC

    /// IANA names without a slash; `Factory` and `localtime` name no place.
    ///
    /// Foundation takes ICU's three-letter names as well, some of which surprise: `AST` is Alaska, `BST` Bangladesh,
    /// and `PST` has daylight saving time.
    private static let plainNames: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0",
        "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya",
        "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK",
        "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    ]

    /// The zone of an IANA name such as `Asia/Tokyo`, with its clock changes from 1990 to 2044; before and after,
    /// clocks stay as they are at the edge.
    ///
    /// `UTC`, `GMT` and `Z` need no time zone data. `nil` for other names, and for abbreviations and offsets such as
    /// `PST` and `+09:00`: what they mean depends on who reads them.
    public static func named(_ identifier: String) -> CivilZone? {
        if ["UTC", "GMT", "Z", "Etc/UTC"].contains(identifier) { return .utc }
        let isPlace = identifier.utf8.contains(UInt8(ascii: "/")) && !identifier.hasPrefix("SystemV/")
        guard isPlace && identifier != "Etc/Unknown" || plainNames.contains(identifier) else { return nil }
        // Foundation ends a name at a NUL.
        guard !identifier.utf8.contains(0) else { return nil }
        return TimeZone(identifier: identifier).map { CivilZone(identifier, $0) }
    }

    /// The zone of the system, by `TZ` or `/etc/localtime`; UTC where it has none.
    public static var system: CivilZone {
        let zone = TimeZone.current
        return named(zone.identifier) ?? CivilZone(zone.identifier, zone)
    }

    /// The IANA name that somebody who wrote `identifier` probably meant.
    public static func suggestion(for identifier: String) -> String? {
        if let name = TimeZone.abbreviationDictionary[identifier.uppercased()] { return name }
        let names = TimeZone.knownTimeZoneIdentifiers
        let city = identifier.lowercased().replacing(" ", with: "_")
        if let name = names.first(where: { $0.lowercased().hasSuffix("/" + city) }) { return name }
        return NearestWord.nearest(to: identifier, among: names)
    }

    private init(_ identifier: String, _ zone: TimeZone) {
        func offset(at date: Date) -> Int64 { Int64(zone.secondsFromGMT(for: date)) }
        var date = Date(timeIntervalSince1970: Double(Self.known.lowerBound))
        let first = offset(at: date)
        var last = first
        var transitions: [Transition] = []
        // Despite its name the function also finds the days on which a country moved to another offset for good (held
        // against Python's zoneinfo for all names), and some on which only the abbreviation changed.
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date {
            let seconds = Int64(next.timeIntervalSince1970.rounded())
            guard seconds < Self.known.upperBound else { break }
            date = next
            let offset = offset(at: next)
            guard offset != last else { continue }
            transitions.append(Transition(at: seconds, offset: offset))
            last = offset
        }
        self.init(identifier: identifier, firstOffset: first, transitions: transitions)
    }
}
