import Budgets
import UsageModel

/// Figures in so few columns as the view has for them.
enum TopText {
    /// `$8.01`, `$0.0042`, `<$0.0001`, `$12.3k`.
    static func dollars(_ money: Money) -> String {
        let picos = money.picoDollars
        guard picos >= 0 else { return "-" + dollars(Money(picoDollars: -picos)) }
        if picos > 0, picos < 10_000_000_000 {
            let tenThousandths = String((picos + 50_000_000) / 100_000_000)
            if tenThousandths == "0" { return "<$0.0001" }
            return "$0." + String(repeating: "0", count: 4 - tenThousandths.count) + tenThousandths
        }
        guard picos >= 10_000 * Money.picosPerDollar else { return HumanText.dollars(money) }
        return "$" + HumanText.short(Int64(clamping: picos / Money.picosPerDollar))
    }

    /// `$8.01`, `1.23M tok`, `12 req`.
    static func amount(_ amount: BudgetAmount) -> String {
        switch amount.unit {
        case .usd: dollars(Money(picoDollars: amount.value))
        case .tokens: "\(HumanText.short(Int64(clamping: amount.value))) tok"
        case .requests: "\(HumanText.short(Int64(clamping: amount.value))) req"
        }
    }

    /// `12 (0.7%)`.
    static func errors(_ errors: Int64, of requests: Int64) -> String {
        guard errors > 0, requests > 0 else { return HumanText.short(errors) }
        let tenths = (Int128(errors) * 1_000 + Int128(requests) / 2) / Int128(requests)
        let share =
            switch tenths {
            case 0: "<0.1"
            case ..<100: "\(tenths / 10).\(tenths % 10)"
            default: "\((tenths + 5) / 10)"
            }
        return "\(HumanText.short(errors)) (\(share)%)"
    }

    static func span(_ nanoseconds: Int64?) -> String {
        nanoseconds.map { HumanText.span(nanoseconds: $0) } ?? "–"
    }

    /// `now`, `5s ago`, `12m ago`, `3h ago`, `2d ago`: the largest unit, rounded down.
    static func ago(_ time: Timestamp, now: Timestamp) -> String {
        let seconds = (now.microseconds - time.microseconds) / 1_000_000
        switch seconds {
        case ..<1: return "now"
        case ..<60: return "\(seconds)s ago"
        case ..<3_600: return "\(seconds / 60)m ago"
        case ..<86_400: return "\(seconds / 3_600)h ago"
        default: return "\(HumanText.grouped(seconds / 86_400))d ago"
        }
    }

    /// `14:05:32`, by the clocks of a zone.
    static func clock(_ time: Timestamp, _ zone: CivilZone) -> String {
        String(RFC3339.text(time, zone: zone).dropFirst(11).prefix(8))
    }

    /// So much of a bar is full.
    static func bar(_ ratio: Double, width: Int) -> String {
        let full = Int((ratio * Double(width)).clamped(to: 0...Double(width)))
        return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? range.lowerBound : min(max(self, range.lowerBound), range.upperBound)
    }
}
