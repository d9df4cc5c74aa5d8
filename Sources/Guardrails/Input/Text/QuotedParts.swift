/// Which scalars of a text stand between quotation marks, in code or in brackets of Japanese, where something else stands
/// outside: an order that is quoted is talked about.
struct QuotedParts {
    /// By folded scalar.
    private(set) var isQuoted: [Bool]

    /// A quotation is not longer than this.
    private static let longest = 600

    init(_ text: FoldedText) {
        isQuoted = [Bool](repeating: false, count: text.count)
        var parts: [Range<Int>] = []
        var index = 0
        // The next closing mark of each kind is looked for once: what has none is no quotation.
        var nextClosing: [UInt32: Int] = [:]
        func closing(_ mark: UInt32, from start: Int) -> Int? {
            if let known = nextClosing[mark], known >= start { return known < text.count ? known : nil }
            var place = start
            while place < text.count, !Self.closes(mark, text, place) { place += 1 }
            nextClosing[mark] = place
            return place < text.count ? place : nil
        }
        while index < text.count {
            if let mark = Self.opens(text, index), let end = closing(mark, from: index + 1),
                end - index <= Self.longest
            {
                parts.append(index..<end + 1)
                index = end + 1
            } else {
                index += 1
            }
        }
        // A text that is one quotation is an order in quotation marks.
        let quoted = parts.reduce(0) { $0 + $1.count }
        guard text.count - quoted >= 8 else { return }
        for part in parts { for index in part { isQuoted[index] = true } }
    }

    /// The mark that would close a quotation that begins here.
    private static func opens(_ text: FoldedText, _ index: Int) -> UInt32? {
        let scalar = text.scalars[index]
        switch scalar {
        case 0x22, 0x60: return scalar
        case 0x300C: return 0x300D
        case 0x300E: return 0x300F
        case 0x27:
            guard index + 1 < text.count, !isEdge(text.scalars[index + 1]) else { return nil }
            return index == 0 || isEdge(text.scalars[index - 1]) ? 0x27 : nil
        default: return nil
        }
    }

    private static func closes(_ mark: UInt32, _ text: FoldedText, _ index: Int) -> Bool {
        guard text.scalars[index] == mark else { return false }
        guard mark == 0x27 else { return true }
        return index + 1 >= text.count || isEdge(text.scalars[index + 1])
    }

    /// What stands outside words: an apostrophe between letters is none of a quotation.
    private static func isEdge(_ scalar: UInt32) -> Bool {
        scalar < 0x80
            ? !(ScalarKind.isASCIILetter(scalar) || ScalarKind.isDigit(scalar))
            : ScalarKind.isEastAsian(scalar)
    }
}
