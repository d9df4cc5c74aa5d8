/// A text with its words and what they mean.
struct Reading {
    let text: FoldedText
    let tokens: [Token]
    /// What begins at each word.
    let marks: [Concept]
    /// Where the longest phrase that begins at each word ends.
    let reach: [Int]
    /// The first word of the sentence that each word is in, or of so much of it as is looked at.
    let sentence: [Int]

    /// No more of a sentence is looked at before a word: a text without full stops must not take longer than others.
    private static let longestSentence = 60

    init(_ text: FoldedText, quoted: QuotedParts, lexicon: Lexicon) {
        self.text = text
        let tokens = WordScanner.scan(text, quoted: quoted, lexicon: lexicon)
        self.tokens = tokens
        var marks: [Concept] = []
        var reach: [Int] = []
        var sentence: [Int] = []
        marks.reserveCapacity(tokens.count)
        reach.reserveCapacity(tokens.count)
        sentence.reserveCapacity(tokens.count)
        var start = 0
        for index in tokens.indices {
            let (concepts, end) =
                tokens[index].word == 0 ? ([], index + 1) : lexicon.phrases(in: tokens, at: index)
            marks.append(concepts)
            reach.append(end)
            if tokens[index].before == .sentence { start = index }
            sentence.append(max(start, index - Self.longestSentence))
        }
        self.marks = marks
        self.reach = reach
        self.sentence = sentence
    }

    var count: Int { tokens.count }

    func has(_ index: Int, _ concept: Concept) -> Bool {
        index >= 0 && index < count && !marks[index].isDisjoint(with: concept)
    }

    /// Whether the word means nothing to the rules.
    func isUnknown(_ index: Int) -> Bool { marks[index].isEmpty && !tokens[index].isAddress }

    /// The words behind an index in its sentence, at most so many.
    func following(_ index: Int, atMost limit: Int) -> Range<Int> {
        var end = min(index, count)
        while end < count, end - index < limit, end == index || tokens[end].before != .sentence {
            end += 1
        }
        return min(index, count)..<end
    }

    /// Whether one of the words has the meaning.
    func any(_ range: some Sequence<Int>, _ concept: Concept) -> Bool {
        range.contains { has($0, concept) }
    }

    /// The folded scalars of some words.
    func scalars(_ first: Int, through last: Int) -> Range<Int> {
        Int(tokens[first].start)..<Int(tokens[max(first, min(last, count - 1))].end)
    }
}
