/// Characters that do not belong into a text for people: controls, hidden ones, lookalikes.
struct CharacterRules {
    /// What was found, in scalars of the source.
    private(set) var hits: [Hit] = []
    /// Texts that are written in tag characters or variation selectors, with where they stand.
    private(set) var hiddenTexts: [(letters: [UInt32], range: Range<Int>)] = []

    private let source: SourceText

    init(_ source: SourceText) {
        self.source = source
        var words: [Range<Int>] = []
        var wordStart: Int?
        var invisible: [Int] = []
        var index = 0
        let scalars = source.scalars
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar < 0x80 {
                if ScalarKind.isASCIILetter(scalar) {
                    if wordStart == nil { wordStart = index }
                } else {
                    if let start = wordStart { words.append(start..<index) }
                    wordStart = nil
                    if scalar < 0x20 || scalar == 0x7F { control(index) }
                }
                index += 1
                continue
            }
            if ScalarKind.isLatin(scalar) || ScalarKind.isCyrillic(scalar) || ScalarKind.isGreek(scalar) {
                if wordStart == nil { wordStart = index }
                index += 1
                continue
            }
            if ScalarKind.isInvisible(scalar) {
                if let end = hiddenRun(index) {
                    index = end
                    continue
                }
                if isOddlyInvisible(index) { invisible.append(index) }
                if (0x202D...0x202E).contains(scalar) { add(.direction, index..<index + 1, 0.5) }
                index += 1
                continue
            }
            if let start = wordStart { words.append(start..<index) }
            wordStart = nil
            if (0x80...0x9F).contains(scalar), scalar != 0x85 { control(index) }
            index += 1
        }
        if let start = wordStart { words.append(start..<scalars.count) }
        if let first = invisible.first, let last = invisible.last {
            let isMany = invisible.count >= 4 && invisible.count * 12 >= scalars.count
            add(.invisible, first..<last + 1, isMany ? 0.55 : 0.3)
        }
        lookalikes(words)
    }

    private mutating func add(_ rule: GuardRule, _ range: Range<Int>, _ score: Double) {
        hits.append(Hit(rule: rule, range: range, score: score))
    }

    private mutating func control(_ index: Int) {
        let scalar = source.scalars[index]
        guard !ScalarKind.isWhiteSpace(scalar) else { return }
        // One finding for a run.
        if let last = hits.last, last.rule == .control, last.range.upperBound == index {
            hits[hits.count - 1].range = last.range.lowerBound..<index + 1
        } else {
            add(.control, index..<index + 1, 0.5)
        }
    }

    // MARK: - Hidden text

    /// The end of a run of tag characters or variation selectors that says something; `nil` where there is none.
    private mutating func hiddenRun(_ start: Int) -> Int? {
        let scalars = source.scalars
        var end = start
        var letters: [UInt32] = []
        if (0xE0000...0xE007F).contains(scalars[start]) {
            while end < scalars.count, (0xE0000...0xE007F).contains(scalars[end]) {
                letters.append(scalars[end] - 0xE0000)
                end += 1
            }
            // The flags of England, Scotland, Wales and of parts of states are a black flag and its name in tags.
            if start > 0, scalars[start - 1] == 0x1F3F4, letters.count <= 7, letters.last == 0x7F {
                return end
            }
            letters.removeAll { $0 < 0x20 || $0 == 0x7F }
            guard !letters.isEmpty else { return nil }
        } else {
            while end < scalars.count, let byte = Self.selectorByte(scalars[end]) {
                letters.append(byte)
                end += 1
            }
            guard letters.count >= 4 else { return nil }
        }
        add(.hidden, start..<end, 0.85)
        hiddenTexts.append((letters, start..<end))
        return end
    }

    /// The byte that a variation selector stands for where bytes are hidden in a run of them.
    private static func selectorByte(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFE00...0xFE0F: scalar - 0xFE00
        case 0xE0100...0xE01EF: scalar - 0xE0100 + 16
        default: nil
        }
    }

    // MARK: - Invisible characters

    /// Between letters of scripts that do not need it. Emoji sequences, Persian, Indic scripts and marks of direction do.
    private func isOddlyInvisible(_ index: Int) -> Bool {
        let scalar = source.scalars[index]
        switch scalar {
        case 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0x180E, 0x00AD: break
        default: return false
        }
        guard index > 0, index + 1 < source.count else { return false }
        return isPlainLetter(source.scalars[index - 1]) && isPlainLetter(source.scalars[index + 1])
    }

    private func isPlainLetter(_ scalar: UInt32) -> Bool {
        ScalarKind.isLatin(scalar) || ScalarKind.isCyrillic(scalar) || ScalarKind.isGreek(scalar)
            || ScalarKind.isEastAsian(scalar)
    }

    // MARK: - Lookalikes

    private mutating func lookalikes(_ words: [Range<Int>]) {
        var found: Range<Int>?
        for word in words where word.count >= 4 {
            var (latin, foreign, others) = (0, 0, 0)
            for scalar in source.scalars[word] {
                if ScalarKind.isLatin(scalar) {
                    latin += 1
                } else if ScalarFolding.shared(scalar) < 0x80 {
                    foreign += 1
                } else if !ScalarKind.isInvisible(scalar) {
                    others += 1
                }
            }
            guard latin >= 2, foreign >= 1, others == 0 else { continue }
            found = (found?.lowerBound ?? word.lowerBound)..<word.upperBound
        }
        if let found { add(.lookalikes, found, 0.5) }
    }
}
