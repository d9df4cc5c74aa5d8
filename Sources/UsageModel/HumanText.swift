/// Figures as a person reads them.
public enum HumanText {
    /// `1,234,567`.
    public static func grouped(_ value: Int64) -> String { GroupedDigits.text(value) }

    /// `1 line`, `1,234 lines`: for words whose plural is regular.
    public static func counted(_ count: Int64, _ word: String) -> String {
        "\(grouped(count)) \(word)\(count == 1 ? "" : "s")"
    }

    /// `9,876`, `12.3k`, `4.63M`: three significant digits, rounded.
    public static func short(_ value: Int64) -> String {
        guard value >= 10_000 else { return grouped(value) }
        let units: [(Int64, String)] = [(1_000, "k"), (1_000_000, "M"), (1_000_000_000, "B"), (1_000_000_000_000, "T")]
        for (unit, name) in units {
            for (step, decimals) in [(unit / 100, 2), (unit / 10, 1), (unit, 0)] {
                let rounded = (value + step / 2) / step
                if rounded < 1_000 { return decimal(rounded, decimals) + name }
            }
        }
        return grouped(value / 1_000_000_000_000) + "T"
    }

    /// `1234` with two decimals is `12.34`.
    private static func decimal(_ value: Int64, _ decimals: Int) -> String {
        guard decimals > 0 else { return String(value) }
        var digits = String(value)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return String(digits.dropLast(decimals)) + "." + String(digits.suffix(decimals))
    }

    /// `$20.71`, `$0.0004`: cents, or as many decimals as a small amount needs.
    public static func dollars(_ money: Money) -> String {
        guard money.picoDollars >= 0 else { return "-" + dollars(Money(picoDollars: -money.picoDollars)) }
        if money.picoDollars != 0, money.picoDollars.magnitude < 10_000_000_000 {
            let exact = money.decimalDollars(minimumFractionDigits: 2)
            return "$" + (exact.count > 10 ? String(exact.prefix(10)) : exact)
        }
        let cents = (money.picoDollars + 5_000_000_000) / 10_000_000_000
        let fraction = String(Int64(clamping: cents % 100))
        return "$\(grouped(Int64(clamping: cents / 100))).\(fraction.count == 1 ? "0" : "")\(fraction)"
    }

    /// `0.93`: a score from 0 to 1.
    public static func score(_ score: Double) -> String {
        let value = Int((min(max(score.isNaN ? 0 : score, 0), 1) * 100).rounded())
        return "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)"
    }

    /// `48.0ms`, `1.23s`, `2m05s`.
    public static func span(nanoseconds: Int64) -> String {
        switch nanoseconds {
        case ..<1_000_000: return "\(nanoseconds / 1_000)µs"
        case ..<1_000_000_000:
            return "\(nanoseconds / 1_000_000).\(nanoseconds / 100_000 % 10)ms"
        case ..<60_000_000_000:
            let hundredths = nanoseconds / 10_000_000
            return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)s"
        default:
            let seconds = nanoseconds / 1_000_000_000
            return "\(seconds / 60)m\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)s"
        }
    }

    /// `12.3 MB`.
    public static func bytes(_ value: Int64) -> String {
        let units: [(Int64, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
        guard let (unit, name) = units.first(where: { value >= $0.0 }) else { return "\(value) B" }
        return "\(value / unit).\(value / (unit / 10) % 10) \(name)"
    }

    /// A value from a log, or a name of a file: it must not move the cursor, change colours or turn the line around.
    public static func printable(_ value: String) -> String {
        String(value.map { $0.unicodeScalars.contains(where: isHidden) ? "�" : $0 })
    }

    /// Whether a scalar of a text from elsewhere moves, turns or breaks what stands around it, or stands there unseen.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return scalar.value < 0x20 || scalar.value == 0x7F }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Joiners belong to words of some scripts and to emoji.
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }
}
