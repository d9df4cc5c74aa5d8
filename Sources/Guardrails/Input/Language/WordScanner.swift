/// Cuts a folded text into words, and reads words that are written in disguise: digits for letters, letters apart, letters in
/// another order.
struct WordScanner {
    private let text: FoldedText
    private let quoted: [Bool]
    private let lexicon: Lexicon
    private var tokens: [Token] = []
    /// Those of one word; kept, so that not each word takes memory anew.
    private var letters: [UInt8] = []

    static func scan(_ text: FoldedText, quoted: QuotedParts, lexicon: Lexicon) -> [Token] {
        var scanner = WordScanner(text: text, quoted: quoted.isQuoted, lexicon: lexicon)
        scanner.scan()
        return scanner.tokens
    }

    private init(text: FoldedText, quoted: [Bool], lexicon: Lexicon) {
        self.text = text
        self.quoted = quoted
        self.lexicon = lexicon
    }

    private mutating func scan() {
        var index = 0
        var before = Token.Break.sentence
        while index < text.count {
            let scalar = text.scalars[index]
            if isWordStart(index) {
                let end = wordEnd(index)
                if let last = addressEnd(index, end) {
                    append(index, last, before, word: 0, isAddress: true)
                    index = last
                } else {
                    appendWord(index, end, before)
                    index = end
                }
                before = .none
            } else {
                before = max(before, breaking(scalar, at: index))
                index += 1
            }
        }
        joinSpelledOut()
    }

    // MARK: - Where words begin and end

    private func isLetter(_ index: Int) -> Bool {
        ScalarKind.isASCIILetter(text.scalars[index]) || ScalarKind.isDigit(text.scalars[index])
    }

    /// `@`, `$`, `!`, `|` and `+` stand for letters where letters follow them.
    private func isDisguise(_ index: Int) -> Bool {
        switch text.scalars[index] {
        case 0x40, 0x24, 0x21, 0x7C:
            index + 1 < text.count && ScalarKind.isASCIILetter(text.scalars[index + 1])
        default: false
        }
    }

    private func isWordStart(_ index: Int) -> Bool {
        isLetter(index)
            || ((text.scalars[index] == 0x40 || text.scalars[index] == 0x24) && isDisguise(index))
    }

    private func wordEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < text.count {
            if isLetter(end) || isDisguise(end) {
                end += 1
            } else if text.scalars[end] == 0x27, end + 1 < text.count,
                ScalarKind.isASCIILetter(text.scalars[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// The end of an address of the web or of mail that begins with this word.
    private func addressEnd(_ start: Int, _ end: Int) -> Int? {
        let isLink = text.has("://", at: end)
        let isMail = !isLink && isMailAddress(start, end)
        guard isLink || isMail else { return nil }
        var last = end
        while last < text.count, !isAddressEnd(text.scalars[last]) { last += 1 }
        return last
    }

    private func isMailAddress(_ start: Int, _ end: Int) -> Bool {
        // Names with dots and hyphens are several words: the last of them meets the sign.
        var at = start
        while at < end, text.scalars[at] != 0x40 { at += 1 }
        guard at > start, at < text.count, text.scalars[at] == 0x40 else { return false }
        var index = at + 1
        while index < text.count, isLetter(index) || text.scalars[index] == 0x2D { index += 1 }
        return index > at + 1 && index + 1 < text.count && text.scalars[index] == 0x2E
            && isLetter(index + 1)
    }

    private func isAddressEnd(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x0A, 0x22, 0x27, 0x29, 0x3C, 0x3E, 0x5D, 0x60, 0x3001, 0x3002, 0x300D: true
        default: ScalarKind.isEastAsian(scalar)
        }
    }

    private func breaking(_ scalar: UInt32, at index: Int) -> Token.Break {
        switch scalar {
        case 0x20, 0x27, 0x5F, 0x2D, 0x2F, 0x40, 0x22, 0x60, 0x2A: .none
        case 0x2E, 0x21, 0x3F, 0x3002:
            // Not between the letters of a name or a number: 3.5, e.g, example.com.
            index + 1 < text.count && isLetter(index + 1) && scalar == 0x2E ? .none : .sentence
        case 0x0A: index > 0 && text.scalars[index - 1] == 0x0A ? .sentence : .comma
        case 0x3A, 0x3B, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x23, 0x3D, 0x3E, 0x3C: .colon
        default: .comma
        }
    }

    // MARK: - What words they are

    private mutating func append(
        _ start: Int, _ end: Int, _ before: Token.Break, word: UInt16, isAddress: Bool = false
    ) {
        tokens.append(
            Token(
                start: Int32(start), end: Int32(end), word: word, before: before, isQuoted: quoted[start],
                isAddress: isAddress))
    }

    private mutating func appendWord(_ start: Int, _ end: Int, _ before: Token.Break) {
        letters.removeAll(keepingCapacity: true)
        var isPlain = true
        for scalar in text.scalars[start..<end] where scalar != 0x27 {
            letters.append(UInt8(truncatingIfNeeded: scalar))
            if !ScalarKind.isASCIILetter(scalar) { isPlain = false }
        }
        let known = lexicon.number(of: letters)
        if known != 0 || letters.count > 100 { return append(start, end, before, word: known) }
        if !isPlain { return append(start, end, before, word: lexicon.undisguised(letters)) }
        // Words without spaces between them, such as an identifier of code or a pattern that hides.
        if letters.count >= 12 {
            let words = lexicon.segments(letters)
            if words.count >= 3 {
                var place = start
                var before = before
                for (word, length) in words {
                    append(place, min(place + length, end), before, word: word)
                    place = min(place + length, end)
                    before = .none
                }
                return
            }
        }
        append(start, end, before, word: lexicon.misspelt(letters))
    }

    /// Letters with spaces or dots between them, at least six in a row, are words: where the gaps are wider, and where the
    /// lexicon says so.
    private mutating func joinSpelledOut() {
        var joined: [Token] = []
        var index = 0
        while index < tokens.count {
            var end = index
            while end < tokens.count, tokens[end].end - tokens[end].start == 1 { end += 1 }
            guard end - index >= 6 else {
                joined += tokens[index...min(end, tokens.count - 1)]
                index = min(end, tokens.count - 1) + 1
                continue
            }
            let run = tokens[index..<end]
            let letters = run.map { UInt8(truncatingIfNeeded: text.scalars[Int($0.start)]) }
            var place = index
            for (word, length) in lexicon.segments(letters) {
                let last = place + length - 1
                var token = tokens[place]
                token.end = tokens[last].end
                token.word = word
                if place > index { token.before = .none }
                joined.append(token)
                place += length
            }
            index = end
        }
        tokens = joined
    }
}
