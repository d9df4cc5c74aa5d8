import ArgumentParser
import UsageModel

/// How far back the view looks.
enum TopWindow: String, CaseIterable, ExpressibleByArgument, Sendable {
    case quarter = "15m"
    case hour = "1h"
    case sixHours = "6h"
    case day = "24h"
    case today
    case week = "7d"

    /// `last 15 min`, `today`.
    var title: String {
        switch self {
        case .quarter: "last 15 min"
        case .hour: "last hour"
        case .sixHours: "last 6 hours"
        case .day: "last 24 hours"
        case .today: "today"
        case .week: "last 7 days"
        }
    }

    private var minutes: Int64? {
        switch self {
        case .quarter: 15
        case .hour: 60
        case .sixHours: 360
        case .day: 1_440
        case .today: nil
        case .week: 10_080
        }
    }

    /// From when to when requests count: so many minutes, the present one among them.
    ///
    /// - Parameter isByQuarter: whether the beginning must be that of a quarter of an hour: it is the one before then.
    func times(now: Timestamp, zone: CivilZone, isByQuarter: Bool) -> Range<Timestamp> {
        let end = Timestamp(seconds: (now.minute + 1) * 60)
        guard let minutes else { return zone.startOfDay(now)..<end }
        let first = now.minute + 1 - minutes
        return Timestamp(seconds: (isByQuarter ? floorDivision(first, 15) * 15 : first) * 60)..<end
    }
}
