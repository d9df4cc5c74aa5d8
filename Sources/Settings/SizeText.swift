/// Sizes as settings and options write them: `16MiB`, `16MB` or a plain number of bytes.
public enum SizeText {
    /// How a size is written, for messages.
    public static let expected = "a size such as 16MiB (KiB, MiB, GiB, kB, MB, GB or plain bytes)"

    private static let units: [(suffix: String, bytes: Int)] = [
        ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000),
        ("", 1),
    ]

    /// The bytes that `text` says. `nil` where it is no whole number with one of these units, or past `Int`.
    ///
    /// Units are taken letter by letter: `M`, `mb` and `Mb` mean different things to different people.
    public static func bytes(_ text: String) -> Int? {
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
        guard let number = WholeNumber.parse(text.dropLast(unit.suffix.utf8.count)) else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit.bytes)
        return overflows ? nil : bytes
    }

    /// `bytes` in the largest binary unit that divides it.
    static func text(_ bytes: Int) -> String {
        guard let unit = units.prefix(3).last(where: { bytes >= $0.bytes && bytes % $0.bytes == 0 }) else {
            return String(bytes)
        }
        return "\(bytes / unit.bytes)\(unit.suffix)"
    }
}
