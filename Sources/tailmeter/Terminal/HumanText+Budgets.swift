import Budgets
import UsageModel

/// Figures and times of budgets as a person reads them.
extension HumanText {
    /// `$8.01`, `1.23M tokens`, `12 requests`.
    static func amount(_ amount: BudgetAmount) -> String {
        switch amount.unit {
        case .usd: dollars(Money(picoDollars: amount.value))
        case .tokens, .requests: "\(short(Int64(clamping: amount.value))) \(amount.unit.rawValue)"
        }
    }

    /// As the settings state it: `80%`, `33.33%`, `$70.00`.
    static func threshold(_ threshold: Threshold) -> String {
        switch threshold {
        case .share(let hundredths): Self.hundredths(Int64(hundredths)) + "%"
        case .amount(let amount): Self.amount(amount)
        }
    }

    /// The share of a limit that is spent, rounded down: `99%` is less than all.
    static func share(_ standing: BudgetStanding) -> String {
        guard standing.limit.value > 0 else { return standing.spent.value > 0 ? "∞" : "0%" }
        let scaled = standing.spent.value.multipliedReportingOverflow(by: 100)
        return scaled.overflow ? "∞" : "\(scaled.partialValue / standing.limit.value)%"
    }

    /// `2026-11-23 10:04`.
    static func minute(_ time: Timestamp, _ zone: CivilZone) -> String {
        RFC3339.minute(time, zone: zone)
    }

    /// `10:04` on the day of `now`, else as ``minute(_:_:)``.
    static func clock(_ time: Timestamp, _ zone: CivilZone, now: Timestamp) -> String {
        let text = minute(time, zone)
        return zone.day(of: time) == zone.day(of: now) ? String(text.suffix(5)) : text
    }

    /// `90s`, `10m`, `1h`, `2d`: the largest unit that tells it exactly.
    static func duration(seconds: Int64) -> String {
        let units: [(Int64, String)] = [(86_400, "d"), (3_600, "h"), (60, "m")]
        guard let (unit, name) = units.first(where: { seconds > 0 && seconds % $0.0 == 0 }) else {
            return "\(seconds)s"
        }
        return "\(seconds / unit)\(name)"
    }

    /// `6.25` for 625 hundredths, without zeros at the end.
    static func hundredths(_ value: Int64) -> String {
        let (whole, fraction) = (value / 100, value % 100)
        guard fraction > 0 else { return "\(whole)" }
        return fraction % 10 == 0 ? "\(whole).\(fraction / 10)" : "\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
