/// All rules of Japanese over one text: words near each other in a sentence, and the form of the verb.
struct JapaneseRules {
    let text: FoldedText
    let quoted: QuotedParts
    let words: [JapaneseLexicon.Word]
    /// The first and the last word of the sentence of each word.
    private(set) var sentences: [Range<Int>] = []
    private(set) var sentenceOf: [Int] = []

    static func hits(_ text: FoldedText, quoted: QuotedParts) -> [Hit] {
        guard text.scalars.contains(where: ScalarKind.isEastAsian) else { return [] }
        let rules = JapaneseRules(text, quoted)
        return rules.hits()
    }

    private init(_ text: FoldedText, _ quoted: QuotedParts) {
        self.text = text
        self.quoted = quoted
        words = JapaneseLexicon.shared.words(text)
        var boundary = 0
        var start = 0
        for (index, word) in words.enumerated() {
            var isNew = false
            while boundary < word.range.lowerBound {
                if Self.ends(text, boundary) { isNew = true }
                boundary += 1
            }
            if isNew || index - start >= Self.longestSentence {
                if start < index { sentences.append(start..<index) }
                start = index
            }
            sentenceOf.append(sentences.count)
        }
        if start < words.count { sentences.append(start..<words.count) }
    }

    /// No more words make a sentence: a text without full stops must not take longer than others.
    static let longestSentence = 60

    static func ends(_ text: FoldedText, _ index: Int) -> Bool {
        switch text.scalars[index] {
        case 0x3002, 0x0A: true
        // In an address a question mark ends nothing.
        case 0x21, 0x3F: index + 1 >= text.count || !ScalarKind.isASCIILetter(text.scalars[index + 1])
        default: false
        }
    }

    func hits() -> [Hit] {
        var hits: [Hit] = []
        for index in words.indices {
            let concepts = words[index].concepts
            if !concepts.isDisjoint(with: [.dismiss, .loosen, .prefer]), let hit = override(index) {
                hits.append(hit)
            }
            if concepts.contains(.annulled), let hit = annulled(index) { hits.append(hit) }
            if !concepts.isDisjoint(with: [.systemPrompt, .instruction, .piece, .secret]),
                let hit = extraction(index)
            {
                hits.append(hit)
            }
            if !concepts.isDisjoint(with: [.henceforth, .become, .unbound, .limit, .mode]) {
                hits += role(index)
            }
            if concepts.contains(.transmit), let hit = exfiltration(index) { hits.append(hit) }
            if concepts.contains(.assemble), let hit = payload(index) { hits.append(hit) }
            hits += claims(index)
        }
        return hits
    }

    // MARK: - Places

    func near(_ index: Int, before: Int, after: Int) -> Range<Int> {
        let sentence = sentences[sentenceOf[index]]
        var low = index
        while low > sentence.lowerBound,
            words[index].range.lowerBound - words[low - 1].range.lowerBound <= before
        {
            low -= 1
        }
        var high = index + 1
        while high < sentence.upperBound,
            words[high].range.lowerBound - words[index].range.upperBound <= after
        {
            high += 1
        }
        return low..<high
    }

    func first(_ concept: JapaneseConcept, _ range: Range<Int>) -> Int? {
        range.first { !words[$0].concepts.isDisjoint(with: concept) }
    }

    func last(_ concept: JapaneseConcept, _ range: Range<Int>) -> Int? {
        range.last { !words[$0].concepts.isDisjoint(with: concept) }
    }

    func hit(_ rule: GuardRule, _ from: Int, _ to: Int, _ score: Double) -> Hit? {
        guard score > 0.1 else { return nil }
        let range =
            min(
                words[from].range.lowerBound, words[to].range.lowerBound)..<max(
                words[from].range.upperBound, words[to].range.upperBound)
        return Hit(rule: rule, range: range, score: min(score, 0.97))
    }

    func behind(_ index: Int) -> JapaneseVerbForm {
        JapaneseVerbForm(text, at: words[index].range.upperBound)
    }

    /// Quoted, or in a sentence that talks about attacks or asks how something is done.
    func mention(_ index: Int) -> Double {
        let sentence = sentences[sentenceOf[index]]
        let isTalk = sentence.contains {
            words[$0].concepts.contains(.talk) && !quoted.isQuoted[words[$0].range.lowerBound]
                && isTalkFor($0, index)
        }
        if quoted.isQuoted[words[index].range.lowerBound] {
            // What is said about a quotation may stand in the next sentence.
            let nearby = max(0, index - 30)..<min(words.count, index + 30)
            let isNear = nearby.contains {
                words[$0].concepts.contains(.talk) && !quoted.isQuoted[words[$0].range.lowerBound]
            }
            return isNear ? 0.3 : 0.6
        }
        return isTalk || isComment(sentence.lowerBound) ? 0.5 : 1
    }

    /// Behind `//`, `/*` or `#` at the beginning of a line, as in the comments of programs.
    private func isComment(_ first: Int) -> Bool {
        var place = words[first].range.lowerBound - 1
        let limit = max(0, place - 40)
        while place > limit, text.scalars[place - 1] != 0x0A { place -= 1 }
        guard place >= 0, place == 0 || text.scalars[place - 1] == 0x0A else { return false }
        return text.has("//", at: place) || text.has("/*", at: place) || text.has("# ", at: place)
    }

    /// Talk counts behind the verb, or at a distance before it.
    func isTalkFor(_ talk: Int, _ index: Int) -> Bool {
        words[talk].range.lowerBound >= words[index].range.lowerBound
            || words[index].range.lowerBound - words[talk].range.upperBound < 40
    }
}
