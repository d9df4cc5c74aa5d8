/// A text as the rules read it: folded scalars, and for each the bytes of the original that it stands for.
struct FoldedText {
    private(set) var scalars: [UInt32] = []
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []

    init(_ source: SourceText) {
        scalars.reserveCapacity(source.count)
        starts.reserveCapacity(source.count)
        ends.reserveCapacity(source.count)
        for index in source.scalars.indices {
            append(source.scalars[index], start: source.offsets[index], end: source.offsets[index + 1])
        }
    }

    /// A text that was found inside another one, each scalar with its own place.
    init(_ raw: RawText) {
        for index in raw.scalars.indices {
            append(raw.scalars[index], start: raw.starts[index], end: raw.ends[index])
        }
    }

    /// A text that was found inside another one: all of it stands for the place where it was found.
    init(_ text: some Sequence<UInt32>, standingFor bytes: Range<Int32>) {
        for scalar in text { append(scalar, start: bytes.lowerBound, end: bytes.upperBound) }
    }

    /// A text that is already folded, in another order or with other letters.
    init(folded: [UInt32], starts: [Int32], ends: [Int32]) {
        scalars = folded
        self.starts = starts
        self.ends = ends
    }

    var count: Int { scalars.count }

    /// The bytes of the original for a range of folded scalars, whatever their order.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        let low = starts[range].min() ?? 0
        let high = ends[range].max() ?? low
        return Int(low)..<max(Int(low), Int(high))
    }

    /// Whether the folded ASCII text stands at an index.
    func has(_ word: StaticString, at index: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        return word.withUTF8Buffer { bytes in
            for offset in 0..<length where scalars[index + offset] != UInt32(bytes[offset]) {
                return false
            }
            return true
        }
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32, start: Int32, end: Int32) {
        // What most texts are made of, without a look at tables.
        if scalar &- 0x21 < 0x5E {
            push(scalar &- 0x41 < 26 ? scalar | 0x20 : scalar, start, end)
        } else {
            appendOther(scalar, start: start, end: end)
        }
    }

    private mutating func appendOther(_ scalar: UInt32, start: Int32, end: Int32) {
        if scalar >= 0x80, ScalarFolding.isVoicingMark(scalar) {
            if let last = scalars.last, let voiced = ScalarFolding.voiced(last, mark: scalar) {
                scalars[count - 1] = voiced
                ends[count - 1] = end
            }
            return
        }
        if ScalarKind.isWhiteSpace(scalar) {
            return appendSpace(isLineEnd: ScalarKind.isLineEnd(scalar), start, end)
        }
        // Ligatures are the one kind of compatibility forms that become several letters.
        if (0xFB00...0xFB06).contains(scalar) {
            for letter in Self.ligatures[Int(scalar - 0xFB00)].utf8 { push(UInt32(letter), start, end) }
            return
        }
        let folded = ScalarFolding.shared(scalar)
        guard folded != ScalarFolding.nothing else {
            if count > 0, ends[count - 1] == start { ends[count - 1] = end }
            return
        }
        // Chinese and Japanese are written without spaces: one between two of their characters says nothing.
        if ScalarKind.isEastAsian(folded), count >= 2, scalars[count - 1] == 0x20,
            ScalarKind.isEastAsian(scalars[count - 2])
        {
            scalars.removeLast()
            starts.removeLast()
            ends.removeLast()
        }
        push(folded, start, end)
    }

    /// Runs of white space become one space, or one or two line feeds: two stand for a blank line.
    private mutating func appendSpace(isLineEnd: Bool, _ start: Int32, _ end: Int32) {
        guard let last = scalars.last, last == 0x20 || last == 0x0A else {
            return push(isLineEnd ? 0x0A : 0x20, start, end)
        }
        if isLineEnd, last == 0x20 {
            scalars[count - 1] = 0x0A
            ends[count - 1] = end
        } else if isLineEnd, count < 2 || scalars[count - 2] != 0x0A {
            push(0x0A, start, end)
        } else {
            ends[count - 1] = end
        }
    }

    @inline(__always)
    private mutating func push(_ scalar: UInt32, _ start: Int32, _ end: Int32) {
        scalars.append(scalar)
        starts.append(start)
        ends.append(end)
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
}
