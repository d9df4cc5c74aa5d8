/// Marks by which chats are written down for models: in a text of a user they claim to be another's turn.
struct ChatMarkup {
    private let text: FoldedText
    private let quoted: QuotedParts
    private var hits: [Hit] = []

    static func hits(_ text: FoldedText, quoted: QuotedParts) -> [Hit] {
        var markup = ChatMarkup(text: text, quoted: quoted)
        markup.scan()
        return markup.hits
    }

    private init(text: FoldedText, quoted: QuotedParts) {
        self.text = text
        self.quoted = quoted
    }

    private mutating func scan() {
        var turns: [(speaker: Int, range: Range<Int>)] = []
        for index in text.scalars.indices {
            switch text.scalars[index] {
            case 0x3C: angle(index)
            case 0x5B: square(index)
            case 0x7B, 0x22: role(index)
            case 0x23: heading(index)
            default: break
            }
            if isLineStart(index), let turn = turn(index) { turns.append(turn) }
        }
        // Both sides of a dialogue behind blank lines are turns; a name and a colon alone is anything.
        let isDialogue = Set(turns.map(\.speaker)).count > 1
        for turn in turns.prefix(1) {
            let isBehindBlankLine = turns.contains {
                $0.range.lowerBound >= 2 && text.scalars[$0.range.lowerBound - 1] == 0x0A
                    && text.scalars[$0.range.lowerBound - 2] == 0x0A
            }
            if turns.contains(where: { $0.speaker == 2 && speaksToModel($0.range.upperBound) }) {
                add(turn.range, 0.55)
                continue
            }
            let score =
                isDialogue && isBehindBlankLine ? 0.55 : isDialogue ? 0.35 : isBehindBlankLine ? 0.3 : 0.2
            add(turn.range, score)
        }
    }

    private mutating func add(_ range: Range<Int>, _ score: Double) {
        let isTold = quoted.isQuoted[range.lowerBound] || isAskedAbout(range.lowerBound)
        hits.append(Hit(rule: .chatMarkup, range: range, score: isTold ? score * 0.45 : score))
    }

    /// "What does … mean?"
    private func isAskedAbout(_ index: Int) -> Bool {
        var start = index
        while start > 0, index - start < 80, text.scalars[start - 1] != 0x0A { start -= 1 }
        let questions: [StaticString] = [
            "what does ", "what is ", "what are ", "explain ", "why ", "how do ", "how does ",
            "how should ",
        ]
        return start < index && questions.contains { text.has($0, at: start) }
    }

    private func isLineStart(_ index: Int) -> Bool { index == 0 || text.scalars[index - 1] == 0x0A }

    /// What stands behind "System:" is said to the model, not told of a computer.
    private func speaksToModel(_ start: Int) -> Bool {
        let words: [StaticString] = [
            "you ", "your ", "ignore ", "new ", "override", "disregard ", "from now ", "the assistant ",
        ]
        let first = start < text.count && text.scalars[start] == 0x20 ? start + 1 : start
        return words.contains { text.has($0, at: first) }
    }

    // MARK: - Angle brackets

    /// `<|im_start|>` and all others of that kind, `<<SYS>>`, `<start_of_turn>`, `<system>`.
    private mutating func angle(_ index: Int) {
        if text.has("<|", at: index) {
            var end = index + 2
            while end < text.count, end - index < 40, isNamePart(text.scalars[end]) { end += 1 }
            if end > index + 3, text.has("|>", at: end) { add(index..<end + 2, 0.8) }
            return
        }
        for mark in ["<<sys>>", "<</sys>>", "<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>"]
            as [StaticString]
        where text.has(mark, at: index) {
            return add(index..<index + mark.utf8CodeUnitCount, 0.75)
        }
        for mark in Self.tags where text.has(mark, at: index) || isClosing(mark, at: index) {
            // With attributes it is as much a tag, and `<systematic>` is none.
            let length = mark.utf8CodeUnitCount + (text.scalars[index + 1] == 0x2F ? 1 : 0)
            guard index + length < text.count,
                text.scalars[index + length] == 0x3E || text.scalars[index + length] == 0x20
            else { continue }
            return add(index..<index + length + 1, 0.6)
        }
    }

    private static let tags: [StaticString] = [
        "<system", "<system_prompt", "<systemprompt", "<system-prompt", "<sys", "<assistant", "<admin",
        "<developer",
        "<system_message", "<system_instruction", "<system_instructions", "<system-reminder",
        "<user_input",
        "<end_user_input", "<human",
        "<instructions", "<new_instructions", "<prompt", "<function_calls", "<tool_result",
    ]

    private func isClosing(_ mark: StaticString, at index: Int) -> Bool {
        guard index + 1 < text.count, text.scalars[index + 1] == 0x2F else { return false }
        let length = mark.utf8CodeUnitCount
        guard index + 1 + length <= text.count else { return false }
        return mark.withUTF8Buffer { bytes in
            (1..<length).allSatisfy { text.scalars[index + 1 + $0] == UInt32(bytes[$0]) }
        }
    }

    private func isNamePart(_ scalar: UInt32) -> Bool {
        ScalarKind.isASCIILetter(scalar) || ScalarKind.isDigit(scalar) || scalar == 0x5F
            || scalar == 0x2D
            || scalar == 0x20
    }

    // MARK: - Square brackets, headings, JSON, turns

    private mutating func square(_ index: Int) {
        for mark in ["[inst]", "[/inst]", "[sys]", "[/sys]"] as [StaticString]
        where text.has(mark, at: index) {
            return add(index..<index + mark.utf8CodeUnitCount, 0.75)
        }
        for mark in [
            "[system]", "[/system]", "[admin]", "[developer]", "[system message]", "[system prompt]",
            "[assistant]",
            "[system override]", "[system notice]", "[system update]", "[end of prompt]",
        ] as [StaticString]
        where text.has(mark, at: index) {
            return add(index..<index + mark.utf8CodeUnitCount, 0.5)
        }
    }

    private mutating func heading(_ index: Int) {
        guard isLineStart(index) else { return }
        for mark in ["### system", "###system", "## system prompt", "# system prompt"] as [StaticString]
        where text.has(mark, at: index) {
            return add(index..<index + mark.utf8CodeUnitCount, 0.5)
        }
        for mark in ["### instruction:", "### response:", "### human:", "### assistant:", "### user:"]
            as [StaticString]
        where text.has(mark, at: index) {
            return add(index..<index + mark.utf8CodeUnitCount, 0.45)
        }
    }

    /// `"role": "system"`, as requests to a model have it.
    private mutating func role(_ index: Int) {
        guard text.has("\"role\"", at: index) else { return }
        var place = index + 6
        while place < text.count, text.scalars[place] == 0x20 || text.scalars[place] == 0x3A {
            place += 1
        }
        for mark in ["\"system\"", "\"assistant\"", "\"developer\""] as [StaticString]
        where text.has(mark, at: place) {
            // Quotation marks are what it is made of, so that being in some says nothing.
            let range = index..<place + mark.utf8CodeUnitCount
            return hits.append(Hit(rule: .chatMarkup, range: range, score: 0.45))
        }
    }

    private func turn(_ index: Int) -> (speaker: Int, range: Range<Int>)? {
        for (speaker, mark) in Self.turns where text.has(mark, at: index) {
            return (speaker, index..<index + mark.utf8CodeUnitCount)
        }
        return nil
    }

    private static let turns: [(Int, StaticString)] = [
        (0, "human:"), (0, "user:"), (1, "assistant:"), (1, "ai:"), (1, "chatgpt:"), (1, "claude:"),
        (2, "system:"),
        (2, "system prompt:"), (2, "developer:"),
    ]
}
