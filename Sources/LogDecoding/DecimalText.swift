/// A decimal number's text as an exact integer mantissa and a power of ten. No floating point.
struct DecimalText {
    /// The digits, without point and sign; at most 18 significant ones are kept.
    var mantissa: UInt64 = 0
    /// The power of ten.
    var exponent = 0
    /// Whether the text begins with a minus.
    var isNegative = false
    /// Whether digits other than zero were dropped past the eighteenth.
    var isInexact = false

    /// Reads a number by JSON's grammar, leading zeros allowed. `nil` where the text is no number.
    init?(_ text: UnsafeRawBufferPointer) {
        var index = 0
        let count = text.count
        if index < count, text[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        var digits = 0
        var fractionDigits = 0
        var sawDigit = false
        var sawPoint = false
        while index < count {
            let byte = text[index]
            if byte == UInt8(ascii: "."), !sawPoint, sawDigit {
                sawPoint = true
            } else if byte &- UInt8(ascii: "0") < 10 {
                sawDigit = true
                let digit = UInt64(byte &- UInt8(ascii: "0"))
                if digits < 18 {
                    mantissa = mantissa * 10 + digit
                    if mantissa > 0 { digits += 1 }
                    if sawPoint { fractionDigits += 1 }
                } else {
                    if digit != 0 { isInexact = true }
                    if !sawPoint { exponent += 1 }
                }
            } else {
                break
            }
            index += 1
        }
        guard sawDigit else { return nil }
        exponent -= fractionDigits
        if index < count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            var isNegativeExponent = false
            if index < count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
                isNegativeExponent = text[index] == UInt8(ascii: "-")
                index += 1
            }
            var written = 0
            let start = index
            while index < count, text[index] &- UInt8(ascii: "0") < 10 {
                written = min(written * 10 + Int(text[index] &- UInt8(ascii: "0")), 100_000)
                index += 1
            }
            guard index > start else { return nil }
            exponent += isNegativeExponent ? -written : written
        }
        guard index == count else { return nil }
    }

    /// The number times `scale`, rounded towards zero. `nil` where it does not fit an `Int64`.
    func scaled(by scale: Int64) -> Int64? {
        guard mantissa != 0 else { return 0 }
        // Mostly the scale takes all decimals in: 0.8896 s are 8896 times 100,000 ns.
        if exponent <= 0, exponent >= -9, case let unit = Self.powers[-exponent], scale % unit == 0 {
            let (product, overflow) = Int64(mantissa).multipliedReportingOverflow(by: scale / unit)
            if !overflow { return isNegative ? -product : product }
        }
        var value = UInt128(mantissa) * UInt128(scale)
        var power = exponent
        guard power <= 20 else { return nil }
        while power > 0 {
            value *= 10
            power -= 1
            guard value <= UInt128(Int64.max) else { return nil }
        }
        while power < 0, value > 0 {
            value /= 10
            power += 1
        }
        guard value <= UInt128(Int64.max) else { return nil }
        return isNegative ? -Int64(value) : Int64(value)
    }

    /// The number times `scale`, rounded to the nearest, halves away from zero. `nil` where it does not fit an `Int64`.
    func scaledToNearest(by scale: Int64) -> Int64? {
        guard mantissa != 0 else { return 0 }
        guard exponent <= 20 else { return nil }
        var value = UInt128(mantissa) * UInt128(scale)
        for _ in 0..<max(0, exponent) {
            value *= 10
            guard value <= UInt128(Int64.max) else { return nil }
        }
        if exponent < 0 {
            // Below the thirty-first power nothing is left: the product has at most 37 digits, and the scale 19 of them.
            var divisor: UInt128 = 1
            for _ in 0..<min(-exponent, 38) { divisor *= 10 }
            value = (value + divisor / 2) / divisor
        }
        guard value <= UInt128(Int64.max) else { return nil }
        return isNegative ? -Int64(value) : Int64(value)
    }

    private static let powers: InlineArray<10, Int64> = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    /// Whether the number is a whole one.
    var isWhole: Bool {
        guard mantissa != 0 else { return !isInexact }
        guard !isInexact else { return exponent >= 0 }
        var rest = mantissa
        var power = exponent
        while power < 0 {
            guard rest % 10 == 0 else { return false }
            rest /= 10
            power += 1
        }
        return true
    }
}
