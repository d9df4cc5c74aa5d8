/// The text that was given, by scalars, with the byte at which each begins.
struct SourceText {
    private(set) var scalars: [UInt32] = []
    /// One more than there are scalars: the last is the length in bytes.
    private(set) var offsets: [Int32] = []

    init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count)
        offsets.reserveCapacity(text.utf8.count + 1)
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            scalars.append(scalar.value)
            offsets.append(offset)
            offset += Int32(UTF8.width(scalar))
        }
        offsets.append(offset)
    }

    var count: Int { scalars.count }

    /// The index of the scalar that holds a byte.
    func index(ofByte byte: Int) -> Int {
        var (low, high) = (0, offsets.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(offsets[middle]) <= byte { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// An estimate, not a count: four ASCII characters are a token, a character of Chinese or Japanese is one, others half.
    var estimatedTokens: Int {
        var (ascii, wide, other) = (0, 0, 0)
        for scalar in scalars {
            if scalar < 0x80 {
                ascii += 1
            } else if ScalarKind.isEastAsian(scalar) {
                wide += 1
            } else {
                other += 1
            }
        }
        return (ascii + 3) / 4 + wide + (other + 1) / 2
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        default: 4
        }
    }
}
