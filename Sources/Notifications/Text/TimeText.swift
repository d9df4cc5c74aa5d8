import UsageModel

/// Points in time as text.
enum TimeText {
    /// `2026-11-23T20:00:00Z`, with as many decimals as the time has.
    static func rfc3339(_ time: Timestamp) -> String { RFC3339.text(time, zone: .utc, hasFraction: true) }

    /// `2026-11-23 20:00`, by the clocks of a zone.
    static func local(_ time: Timestamp, _ zone: CivilZone) -> String { RFC3339.minute(time, zone: zone) }

    /// `2026-11-23`, by the calendar of a zone.
    static func day(_ time: Timestamp, _ zone: CivilZone) -> String { RFC3339.day(time, zone: zone) }
}
