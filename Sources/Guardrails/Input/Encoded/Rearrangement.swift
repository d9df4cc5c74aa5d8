/// Folded texts in another order or with other letters, each letter still standing for its place.
enum Rearrangement {
    /// ROT13, where the text holds words of instructions in it, or in any case.
    static func rot13(_ text: FoldedText, always: Bool) -> FoldedText? {
        guard always || has(text, anyOf: rotated, atLeast: 2) else { return nil }
        let scalars = text.scalars.map { scalar in
            (0x61...0x7A).contains(scalar) ? (scalar - 0x61 + 13) % 26 + 0x61 : scalar
        }
        return FoldedText(folded: scalars, starts: text.starts, ends: text.ends)
    }

    /// The text from its end, where it holds words of instructions from theirs, or in any case.
    static func reversed(_ text: FoldedText, always: Bool) -> FoldedText? {
        guard always || has(text, anyOf: backwards, atLeast: 2) else { return nil }
        return FoldedText(
            folded: text.scalars.reversed(), starts: text.starts.reversed(), ends: text.ends.reversed())
    }

    /// What stands in quotation marks, put together without anything between: `"ignore prev" + "ious instructions"`.
    static func joined(_ text: FoldedText) -> FoldedText? {
        var scalars: [UInt32] = []
        var starts: [Int32] = []
        var ends: [Int32] = []
        var parts = 0
        var index = 0
        while index < text.count {
            let mark = text.scalars[index]
            guard
                mark == 0x22
                    || (mark == 0x27 && (index == 0 || !ScalarKind.isASCIILetter(text.scalars[index - 1]))),
                let end = closing(mark, text, index + 1)
            else {
                index += 1
                continue
            }
            scalars += text.scalars[index + 1..<end]
            starts += text.starts[index + 1..<end]
            ends += text.ends[index + 1..<end]
            parts += 1
            index = end + 1
        }
        let isAssembled = text.scalars.contains(0x2B) || text.scalars.contains(0x3D)
        guard parts >= 2, isAssembled else { return nil }
        return FoldedText(folded: scalars, starts: starts, ends: ends)
    }

    /// Parts are short: where none ends soon there is none.
    private static func closing(_ mark: UInt32, _ text: FoldedText, _ start: Int) -> Int? {
        var end = start
        while end < text.count, end - start <= 200 {
            if text.scalars[end] == mark { return end > start ? end : nil }
            if text.scalars[end] == 0x0A { return nil }
            end += 1
        }
        return nil
    }

    private static let plain = [
        "instructions", "instruction", "prompt", "system", "ignore", "previous", "reveal", "disregard",
        "forget",
        "rules", "guidelines",
        "password", "override", "the", "your", "all", "and",
    ]
    /// Words by a hash of their letters: every word of every text is looked up, and an array for each would cost more than
    /// all else. Two words of one hash only make a text be read that need not be.
    private struct Words {
        private let keys: Set<UInt64>
        /// A bit for the low 6 bits of each key: most words are none of them, and one look says so.
        private let filter: UInt64

        static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

        init(_ words: [[UInt32]]) {
            let keys = words.map { $0.reduce(Self.empty, Self.key) }
            self.keys = Set(keys)
            filter = keys.reduce(0) { $0 | 1 << ($1 & 63) }
        }

        /// FNV-1a.
        @inline(__always)
        static func key(_ key: UInt64, _ letter: UInt32) -> UInt64 { (key ^ UInt64(letter)) &* 0x100_0000_01B3 }

        @inline(__always)
        func contains(_ key: UInt64) -> Bool { filter >> (key & 63) & 1 == 1 && keys.contains(key) }
    }

    private static let backwards = Words(plain.dropLast(4).map { $0.unicodeScalars.map(\.value).reversed() })
    private static let rotated = Words(
        plain.dropLast(4).map { word in word.unicodeScalars.map { ($0.value - 0x61 + 13) % 26 + 0x61 } })

    private static func has(_ text: FoldedText, anyOf words: Words, atLeast wanted: Int) -> Bool {
        var found = 0
        var length = 0
        var key = Words.empty
        for scalar in text.scalars {
            if ScalarKind.isASCIILetter(scalar) {
                key = Words.key(key, scalar)
                length += 1
            } else if length > 0 {
                if length >= 5, length <= 12, words.contains(key) { found += 1 }
                if found >= wanted { return true }
                length = 0
                key = Words.empty
            }
        }
        if length >= 5, length <= 12, words.contains(key) { found += 1 }
        return found >= wanted
    }
}
