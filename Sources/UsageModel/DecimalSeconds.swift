/// Nanoseconds as decimal seconds, exact and without trailing zeros.
public enum DecimalSeconds {
    /// `1.5`, without zeros at the end.
    public static func text(nanoseconds: Int64) -> String {
        var fraction = String(nanoseconds % 1_000_000_000)
        fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = nanoseconds / 1_000_000_000
        return fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
    }
}
