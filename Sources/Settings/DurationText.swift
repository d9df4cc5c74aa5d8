/// Durations as settings and options write them: `500ms`, `60s`, `1.5h`, or a plain number of seconds.
public enum DurationText {
    /// How a duration is written, for messages.
    public static let expected = "a duration such as 500ms, 60s, 5m, 1h or 1d"

    private static let units: [(suffix: String, seconds: Double)] = [
        ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("", 1),
    ]

    /// The seconds that `text` says. `nil` where it is none, is negative or has two units.
    public static func seconds(_ text: String) -> Double? {
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
        guard let billionths = DecimalNumber.billionths(text.dropLast(unit.suffix.utf8.count)) else { return nil }
        // Dividing last keeps whole milliseconds exact: 500 * 0.001 would not be.
        return unit.suffix == "ms" ? Double(billionths) / 1e12 : Double(billionths) / 1e9 * unit.seconds
    }
}
