/// Reads decimal numbers exactly.
enum DecimalFigure {
    /// `text` times 10^`decimals`: `0.80` with six decimals is 800,000. `nil` for a number that would not be whole, is
    /// negative or does not fit, and for what is no plain decimal number.
    static func scaled(_ text: some StringProtocol, decimals: Int) -> Int64? {
        var value: Int64 = 0
        var digits = 0
        var fractionDigits = -1
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard fractionDigits < 0, digits > 0 else { return nil }
                fractionDigits = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            digits += 1
            if fractionDigits >= 0 { fractionDigits += 1 }
            if fractionDigits > decimals {
                // More decimals than can be held are fine as long as they say nothing.
                guard byte == UInt8(ascii: "0") else { return nil }
                continue
            }
            let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflows) = tenfold.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !overflows, !sumOverflows else { return nil }
            value = sum
        }
        guard digits > 0, fractionDigits != 0 else { return nil }
        for _ in 0..<max(0, decimals - max(0, fractionDigits)) {
            let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            value = tenfold
        }
        return value
    }
}
