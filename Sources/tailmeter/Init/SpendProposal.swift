import Pipeline
import UsageModel

/// A daily budget by what logs say was spent.
struct SpendProposal {
    /// How the limit came about.
    enum Ground {
        /// No request has a price.
        case nothing
        /// The logs tell of so many minutes, less than a day.
        case pace(minutes: Int64)
        /// The costliest of the last seven days.
        case week(from: Timestamp, costliest: Timestamp, cost: Money)
    }

    /// What was spent in the last seven days of the logs, exact.
    let spent: Money
    /// When the last minute or hour with a request began.
    let end: Timestamp
    /// How the limit came about.
    let ground: Ground
    /// The limit of a day.
    private(set) var limit = Self.standard
    /// Tokens of models without a price.
    let unpriced: [String: Int64]

    /// Whether there is enough to go by for the limit to be more than an example.
    var isFounded: Bool {
        switch ground {
        case .nothing: false
        case .pace(let minutes): minutes >= Self.fewestMinutes
        case .week: true
        }
    }

    /// Logs of less say too little of a day.
    private static let fewestMinutes: Int64 = 60
    /// What is proposed where there is nothing to go by.
    private static let standard = Money(picoDollars: 10 * Money.picosPerDollar)
    private static let week: Int64 = 7

    init(_ looks: [LogLook], zone: CivilZone) {
        var hours: [Timestamp: Money] = [:]
        var unpriced: [String: Int64] = [:]
        for look in looks {
            let result = look.result
            for (key, group) in result.groups {
                hours[key.time ?? Timestamp(microseconds: 0), default: .zero] += group.totals.cost
            }
            for (model, tokens) in result.unpriced { unpriced[model, default: 0] += tokens }
        }
        self.unpriced = unpriced
        end = hours.keys.max() ?? Timestamp(microseconds: 0)
        let lastDay = zone.day(of: end)
        let recent = hours.filter { zone.day(of: $0.key) > lastDay - Self.week }
        spent = recent.values.reduce(.zero, +)
        guard spent.picoDollars > 0, let first = recent.keys.min() else {
            ground = .nothing
            return
        }
        let bucket = looks.map(\.bucketSeconds).max() ?? 0
        let minutes = ((end.microseconds - first.microseconds) / 1_000_000 + bucket) / 60
        guard minutes >= 1_440 else {
            ground = .pace(minutes: minutes)
            if isFounded { limit = Self.roundedUp(spent.picoDollars * 1_440 / Int128(minutes)) }
            return
        }
        var days: [Int64: Money] = [:]
        for (hour, money) in recent { days[zone.day(of: hour), default: .zero] += money }
        let costliest = days.max { ($0.value.picoDollars, $1.key) < ($1.value.picoDollars, $0.key) }
        let cost = costliest?.value ?? spent
        ground = .week(
            from: first, costliest: recent.keys.first { zone.day(of: $0) == costliest?.key } ?? first, cost: cost)
        // Half as much again, so that a day like the costliest raises no alert.
        limit = Self.roundedUp(cost.picoDollars * 3 / 2)
    }

    /// Up to two significant digits.
    private static func roundedUp(_ amount: Int128) -> Money {
        var step: Int128 = 1
        while amount / step >= 100 { step *= 10 }
        return Money(picoDollars: max(1, (amount + step - 1) / step * step))
    }
}
