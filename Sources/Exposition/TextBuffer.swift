/// The page while it is written: bytes, and the ways in which the formats write text and numbers.
///
/// Everything goes straight into one array. A `String` a sample would cost more than all the rest.
struct TextBuffer {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// Writes one byte.
    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Writes bytes as they are.
    mutating func append(_ other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    /// Writes text as it is.
    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes text with `\` and line feed escaped, and `"` too if `quote` is set: in 0.0.4 a help text has its quotes
    /// as they are, everywhere else they are escaped.
    mutating func appendEscaped(_ text: String, quote: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where quote: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }

    /// Writes an integer.
    mutating func append(_ value: Int64) {
        if value < 0 {
            append(UInt8(ascii: "-"))
        }
        appendDigits(value.magnitude)
    }

    /// Writes `value` · 10^-`scale` exactly: no exponent, no zeros at the end of the decimals. `scale` is 19 at the
    /// most.
    mutating func append(_ value: Int128, scale: Int) {
        if value < 0 {
            append(UInt8(ascii: "-"))
        }
        let unit = UInt128(Self.powerOfTen(scale))
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: unit)
        appendDigits(whole)
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        var fraction = UInt64(truncatingIfNeeded: rest)
        var digits = scale
        while fraction.isMultiple(of: 10) {
            fraction /= 10
            digits -= 1
        }
        appendDigits(fraction, width: digits)
    }

    /// Writes the shortest decimal that reads back as `value`, without `.0`; `NaN`, `+Inf` or `-Inf`.
    mutating func append(_ value: Double) {
        if value.isNaN {
            append("NaN")
        } else if value.isInfinite {
            append(value < 0 ? "-Inf" : "+Inf")
        } else {
            let text = value.description
            append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
    }

    private mutating func appendDigits(_ value: UInt128) {
        guard let small = UInt64(exactly: value) else {
            let (high, low) = value.quotientAndRemainder(dividingBy: UInt128(Self.powerOfTen(19)))
            appendDigits(high)
            appendDigits(UInt64(truncatingIfNeeded: low), width: 19)
            return
        }
        appendDigits(small)
    }

    /// Writes digits, with zeros before them up to `width`.
    private mutating func appendDigits(_ value: UInt64, width: Int = 1) {
        var count = 1
        var limit = value / 10
        while limit > 0 {
            count += 1
            limit /= 10
        }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(count, width)))
        var rest = value
        var index = bytes.count - 1
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes[index] += UInt8(truncatingIfNeeded: digit)
            rest = quotient
            index -= 1
        }
    }

    private static func powerOfTen(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(into: UInt64(1)) { power, _ in power *= 10 }
    }
}
