/// Decimals as settings write them: digits, and a point with digits behind it.
enum DecimalNumber {
    /// `text` times 10⁹, exactly: seconds become nanoseconds.
    ///
    /// `nil` for anything but such a decimal, for more than nine digits behind the point, and past `Int64`.
    static func billionths(_ text: some StringProtocol) -> Int64? {
        scaled(text, digits: 9).flatMap(Int64.init(exactly:))
    }

    /// `text` times ten to the power of `digits`, exactly.
    ///
    /// `nil` for anything but such a decimal, for more digits than that behind the point, past `Int128`, and for a leading
    /// zero, which means octal in YAML 1.1.
    static func exact(_ text: some StringProtocol, digits: Int) -> Int128? {
        let bytes = text.utf8
        guard bytes.first != UInt8(ascii: "0") || bytes.dropFirst().first.map(WholeNumber.isDigit) != true else {
            return nil
        }
        return scaled(text, digits: digits)
    }

    private static func scaled(_ text: some StringProtocol, digits: Int) -> Int128? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard fraction.count <= digits else { return nil }
        var value: Int128 = 0
        for byte in Array(whole) + fraction + repeatElement(UInt8(ascii: "0"), count: digits - fraction.count) {
            guard WholeNumber.isDigit(byte) else { return nil }
            let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
            guard !isTooLarge, !overflows else { return nil }
            value = sum
        }
        return value
    }
}
