public import UsageModel

/// How much of a day's money is spent, and how much is promised to calls that have not ended.
///
/// Before a call its highest possible cost is reserved, behind it the actual cost takes its place. ``committed`` is what
/// must be stored before the call: should the process die in the call, the reservation counts as spent, so that a day never
/// costs more than its limit.
public struct DailyBudget: Hashable, Sendable {
    /// A part of a day's limit that a call may spend.
    public struct Reservation: Hashable, Sendable {
        /// The day that pays for it.
        public let day: Int64
        /// Pico-dollars.
        public let amount: Int64
    }

    /// Pico-dollars a day; `nil` for no limit.
    public let limit: Int64?
    /// Decides when a day begins.
    public let zone: CivilZone
    /// The day, counted from 1970-01-01.
    public private(set) var day: Int64
    /// Pico-dollars spent on ``day``.
    public private(set) var spent: Int64
    /// Pico-dollars of calls that have not ended.
    public private(set) var reserved: Int64

    /// Makes a budget that goes on from what is known of a day.
    public init(limit: Int64?, zone: CivilZone, day: Int64 = 0, spent: Int64 = 0, reserved: Int64 = 0) {
        self.limit = limit.map { max(0, $0) }
        self.zone = zone
        self.day = day
        self.spent = max(0, spent)
        self.reserved = max(0, reserved)
    }

    /// Pico-dollars that count as spent if the process dies now.
    public var committed: Int64 { Self.sum(spent, reserved) }

    /// Sets `estimate` pico-dollars aside; `nil` where the day's limit does not allow it.
    public mutating func reserve(_ estimate: Int64, at time: Timestamp) -> Reservation? {
        turn(to: time)
        guard estimate >= 0 else { return nil }
        if let limit, Self.sum(committed, estimate) > limit { return nil }
        reserved = Self.sum(reserved, estimate)
        return Reservation(day: day, amount: estimate)
    }

    /// Puts the actual cost in place of a reservation. One of an earlier day stays there, with all of its amount.
    public mutating func settle(_ reservation: Reservation, actual: Int64, at time: Timestamp) {
        turn(to: time)
        guard reservation.day == day else { return }
        reserved = max(0, reserved - reservation.amount)
        spent = Self.sum(spent, max(0, actual))
    }

    /// Begins a new day where one has begun. A clock that is put back by less than two days does not give the day's money a
    /// second time; one that goes back further was wrong before.
    public mutating func turn(to time: Timestamp) {
        let today = zone.day(of: time)
        guard today > day || today + 1 < day else { return }
        day = today
        spent = 0
        reserved = 0
    }

    private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .max : sum
    }
}
