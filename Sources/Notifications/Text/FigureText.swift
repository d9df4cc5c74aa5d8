import Budgets
import UsageModel

/// Figures as people read them. Programs get exact decimals instead.
enum FigureText {
    /// `1,234,567`.
    static func grouped(_ value: Int128) -> String { GroupedDigits.text(value) }

    /// `$1,234.50`: cents, halves rounded away from zero.
    static func dollars(_ picoDollars: Int128) -> String {
        let cents = (picoDollars.magnitude + 5_000_000_000) / 10_000_000_000
        let sign = picoDollars < 0 && cents > 0 ? "-" : ""
        let rest = String(cents % 100)
        return "\(sign)$\(grouped(Int128(cents / 100))).\(rest.count == 1 ? "0" : "")\(rest)"
    }

    /// The figure of an amount: dollars with their sign, others bare.
    static func amount(_ amount: BudgetAmount) -> String {
        amount.unit == .usd ? dollars(amount.value) : grouped(amount.value)
    }

    /// `82.1%` of something. It is rounded down: what is not all of it never reads as `100%`.
    static func share(_ part: Int128, of whole: Int128) -> String {
        guard whole > 0 else { return part > 0 ? "∞%" : "0%" }
        let scaled = part.multipliedReportingOverflow(by: 1_000)
        let thousandths =
            !scaled.overflow ? scaled.partialValue / whole : whole < 1_000 ? .max : part / (whole / 1_000)
        return decimal(thousandths, digits: 1) + "%"
    }

    /// `+12.3%`, of one figure against another; `nil` against nothing.
    static func change(_ now: Int128, from before: Int128) -> String? {
        let difference = now.subtractingReportingOverflow(before)
        guard before > 0, !difference.overflow else { return nil }
        let share = share(Int128(clamping: difference.partialValue.magnitude), of: before)
        return (now < before ? "-" : "+") + share
    }

    /// Hundredths as `14.4`, without zeros at the end.
    static func hundredths(_ value: Int64) -> String { decimal(Int128(value), digits: 2) }

    private static func decimal(_ value: Int128, digits: Int) -> String {
        var text = String(value.magnitude)
        text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        var fraction = text.suffix(digits)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = grouped(Int128(text.dropLast(digits)) ?? 0)
        return (value < 0 ? "-" : "") + (fraction.isEmpty ? whole : "\(whole).\(fraction)")
    }

    /// A threshold: `80%`, `$50.00` or `1,000`.
    static func threshold(_ threshold: Threshold) -> String {
        switch threshold {
        case .share(let hundredths): self.hundredths(Int64(hundredths)) + "%"
        case .amount(let amount): self.amount(amount)
        }
    }
}
