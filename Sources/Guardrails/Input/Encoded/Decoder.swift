/// Finds texts in base64, hexadecimal, percent signs and escapes, and turns round what is reversed or in ROT13.
///
/// All decoded bytes of one text together are bounded.
struct Decoder {
    private var budget: Int

    init(limit: Int) { budget = limit }

    /// The texts that runs of letters in a text stand for.
    ///
    /// - Parameter raw: scalars with their places in bytes: base64 tells capital letters from small ones, so that it is the
    ///   source, or what was decoded from it, and no folded text.
    mutating func runs(_ raw: RawText) -> [(encoding: String, bytes: [UInt8], place: Range<Int32>)] {
        var found: [(encoding: String, bytes: [UInt8], place: Range<Int32>)] = []
        var index = 0
        let scalars = raw.scalars
        while index < scalars.count {
            guard Self.isBase64(scalars[index]) || scalars[index] == 0x25 || scalars[index] == 0x5C else {
                index += 1
                continue
            }
            if scalars[index] == 0x25 || scalars[index] == 0x5C {
                let (bytes, end) = escapes(scalars, index)
                if bytes.count >= 12, take(bytes.count) {
                    found.append(("escapes", bytes, raw.place(index..<end)))
                }
                index = max(end, index + 1)
                continue
            }
            var end = index
            while end < scalars.count, Self.isBase64(scalars[end]) { end += 1 }
            let run = scalars[index..<end]
            if end < scalars.count, scalars[end] == 0x25, run.allSatisfy(ScalarKind.isASCIILetter) {
                // A word before the first percent sign belongs to the text.
                let (bytes, last) = escapes(scalars, end)
                if bytes.count >= 12, take(bytes.count + run.count) {
                    found.append(
                        ("escapes", run.map { UInt8(truncatingIfNeeded: $0) } + bytes, raw.place(index..<last)))
                }
                index = max(last, end + 1)
                continue
            }
            if let (bytes, last) = Self.binary(scalars, index), Self.isText(bytes), take(bytes.count) {
                found.append(("binary", bytes, raw.place(index..<last)))
                index = last
                continue
            }
            if run.count >= 16 {
                if let bytes = Self.hexadecimal(run), Self.isText(bytes), take(bytes.count) {
                    found.append(("hex", bytes, raw.place(index..<end)))
                } else if let bytes = Self.base32(run), Self.isText(bytes), take(bytes.count) {
                    found.append(("base32", bytes, raw.place(index..<end)))
                } else if let bytes = Self.base64(run), Self.isText(bytes), take(bytes.count) {
                    found.append(("base64", bytes, raw.place(index..<end)))
                }
                index = end
            } else if run.count == 2, let (bytes, last) = spacedHexadecimal(scalars, index),
                Self.isText(bytes),
                take(bytes.count)
            {
                found.append(("hex", bytes, raw.place(index..<last)))
                index = last
            } else {
                index = end
            }
        }
        return found
    }

    private mutating func take(_ count: Int) -> Bool {
        guard count <= budget else { return false }
        budget -= count
        return true
    }

    // MARK: - Encodings

    private static func isBase64(_ scalar: UInt32) -> Bool {
        ScalarKind.isASCIILetter(scalar) || ScalarKind.isDigit(scalar) || scalar == 0x2B
            || scalar == 0x2F
            || scalar == 0x3D
            || scalar == 0x2D || scalar == 0x5F
    }

    private static func hexadecimal(_ run: ArraySlice<UInt32>) -> [UInt8]? {
        var digits = run
        if digits.count > 2, digits[digits.startIndex] == 0x30,
            digits[digits.startIndex + 1] | 0x20 == 0x78
        {
            digits = digits.dropFirst(2)
        }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for scalar in digits {
            guard let digit = hexDigit(scalar) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }

    private static func hexDigit(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x30...0x39: UInt8(scalar - 0x30)
        case 0x41...0x46: UInt8(scalar - 0x37)
        case 0x61...0x66: UInt8(scalar - 0x57)
        default: nil
        }
    }

    /// `69 67 6e 6f 72 65`, at least 12 bytes.
    private func spacedHexadecimal(_ scalars: [UInt32], _ start: Int) -> ([UInt8], end: Int)? {
        var bytes: [UInt8] = []
        var index = start
        while index + 1 < scalars.count, let high = Self.hexDigit(scalars[index]),
            let low = Self.hexDigit(scalars[index + 1])
        {
            bytes.append(high << 4 | low)
            index += 2
            guard index < scalars.count, [0x20, 0x2C, 0x3A].contains(scalars[index]) else { break }
            index += 1
        }
        return bytes.count >= 12 ? (bytes, index) : nil
    }

    /// `01101001 01100111`, with or without spaces, at least 10 bytes.
    private static func binary(_ scalars: [UInt32], _ start: Int) -> ([UInt8], end: Int)? {
        guard scalars[start] == 0x30 || scalars[start] == 0x31 else { return nil }
        var bytes: [UInt8] = []
        var index = start
        while index + 8 <= scalars.count {
            var byte: UInt8 = 0
            var isByte = true
            for scalar in scalars[index..<index + 8] {
                guard scalar == 0x30 || scalar == 0x31 else {
                    isByte = false
                    break
                }
                byte = byte << 1 | UInt8(scalar - 0x30)
            }
            guard isByte else { break }
            bytes.append(byte)
            index += 8
            if index < scalars.count, scalars[index] == 0x20 { index += 1 }
        }
        return bytes.count >= 10 ? (bytes, index) : nil
    }

    /// RFC 4648, capital letters only: small ones are any words.
    private static func base32(_ run: ArraySlice<UInt32>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for scalar in run {
            let value: UInt32
            switch scalar {
            case 0x41...0x5A: value = scalar - 0x41
            case 0x32...0x37: value = scalar - 0x18
            case 0x3D: continue
            default: return nil
            }
            bits = (bits << 5 | value) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// The standard and the URL's alphabet, with or without padding.
    private static func base64(_ run: ArraySlice<UInt32>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(run.count * 3 / 4)
        var (bits, count): (UInt32, Int) = (0, 0)
        for scalar in run {
            let value: UInt32
            switch scalar {
            case 0x41...0x5A: value = scalar - 0x41
            case 0x61...0x7A: value = scalar - 0x47
            case 0x30...0x39: value = scalar + 4
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            case 0x3D: continue
            default: return nil
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// `%69%67`, `\x69`, `\u0069`, with other characters between them as they are.
    private func escapes(_ scalars: [UInt32], _ start: Int) -> ([UInt8], end: Int) {
        var bytes: [UInt8] = []
        var index = start
        while index < scalars.count {
            let digits: Range<Int>
            if scalars[index] == 0x25 {
                digits = index + 1..<index + 3
            } else if scalars[index] == 0x5C, index + 1 < scalars.count, scalars[index + 1] == 0x78 {
                digits = index + 2..<index + 4
            } else if scalars[index] == 0x5C, index + 1 < scalars.count, scalars[index + 1] == 0x75 {
                digits = index + 2..<index + 6
            } else {
                // Percent signs leave letters as they are.
                guard index > start, scalars[start] == 0x25, ScalarKind.isASCIILetter(scalars[index]) else {
                    break
                }
                bytes.append(UInt8(truncatingIfNeeded: scalars[index]))
                index += 1
                continue
            }
            guard digits.upperBound <= scalars.count else { break }
            var value: UInt32 = 0
            var isNumber = true
            for digit in digits {
                guard let part = Self.hexDigit(scalars[digit]) else {
                    isNumber = false
                    break
                }
                value = value << 4 | UInt32(part)
            }
            guard isNumber else { break }
            if digits.count == 2 {
                bytes.append(UInt8(value))
            } else if let scalar = Unicode.Scalar(value) {
                bytes += Array(String(Character(scalar)).utf8)
            }
            index = digits.upperBound
        }
        return (bytes, index)
    }

    /// Whether bytes are text: of UTF-8, and hardly any controls. What base64 makes of a word is not.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 10 else { return false }
        let controls = bytes.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
        guard controls * 20 <= bytes.count else { return false }
        // The last bytes may be cut off in the middle of a character.
        return String(validating: bytes, as: UTF8.self) != nil
            || String(validating: bytes.dropLast(3), as: UTF8.self) != nil
    }
}
