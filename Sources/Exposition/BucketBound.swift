/// The text of a bucket's `le` label.
///
/// A `le` is part of a series' identity, so that each format has one right text. Text 0.0.4 follows client_golang
/// (`strconv.AppendFloat(…, 'g', -1, 64)`: `0.5`, `1`, `1e+06`); OpenMetrics' canonical numbers are the same with `.0`
/// where there is neither point nor exponent
/// (https://prometheus.io/docs/specs/om/open_metrics_spec/#considerations-canonical-numbers).
enum BucketBound {
    /// The text for `nanoseconds`, which is not negative, in seconds.
    static func text(nanoseconds: Int64, format: ExpositionFormat) -> String {
        let short = shortest(nanoseconds)
        let isMarked = short.contains(".") || short.contains("e")
        return format == .openMetrics100 && !isMarked ? short + ".0" : short
    }

    /// Go's `%g`: an exponent below 1e-4 and from 1e6 up.
    private static func shortest(_ nanoseconds: Int64) -> String {
        guard nanoseconds > 0 else { return "0" }
        let all = String(nanoseconds)
        let exponent = all.count - 1 - 9
        var digits = Substring(all)
        while digits.last == "0" {
            digits.removeLast()
        }
        if exponent < -4 || exponent >= 6 {
            let fraction = digits.dropFirst()
            let mantissa = fraction.isEmpty ? String(digits) : "\(digits.prefix(1)).\(fraction)"
            let sign = exponent < 0 ? "-" : "+"
            return "\(mantissa)e\(sign)\(exponent.magnitude < 10 ? "0" : "")\(exponent.magnitude)"
        }
        if exponent < 0 {
            return "0." + String(repeating: "0", count: -exponent - 1) + digits
        }
        let whole = digits.prefix(exponent + 1)
        let fraction = digits.dropFirst(exponent + 1)
        let padded = whole + String(repeating: "0", count: exponent + 1 - whole.count)
        return fraction.isEmpty ? String(padded) : "\(padded).\(fraction)"
    }
}
