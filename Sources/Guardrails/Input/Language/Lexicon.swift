/// Words and phrases of English with what they mean for the rules.
struct Lexicon: Sendable {
    private var numbers: [UInt64: UInt16] = [:]
    /// A bit for the low 16 bits of each word's key: most runs of letters are no words, and one look says so.
    private var filter = [UInt64](repeating: 0, count: 1_024)
    /// The trie of phrases: from a node by a word to a node; the first step by the word's number alone.
    private var firstSteps: [UInt32] = [0]
    private var steps: [UInt64: UInt32] = [:]
    private var concepts: [Concept] = [[]]
    /// Words that are recognised where letters are exchanged, missing or too many, by their first letter.
    private var keyWords: [UInt8: [(letters: [UInt8], number: UInt16)]] = [:]
    private var longestWord = 1

    /// - Parameters:
    ///   - entries: phrases, parted by commas, with their concepts.
    ///   - keyWords: words, parted by spaces.
    init(_ entries: [(Concept, String)], keyWords: String) {
        for (concept, phrases) in entries {
            for phrase in phrases.split(separator: ",") {
                add(phrase.split(separator: " ").map { Array($0.utf8).filter { $0 > 0x20 } }, concept)
            }
        }
        for word in keyWords.split(separator: " ") {
            let letters = Array(word.utf8)
            self.keyWords[letters[0], default: []].append((letters, number(adding: letters)))
        }
    }

    private mutating func add(_ words: [[UInt8]], _ concept: Concept) {
        var node: UInt32 = 0
        for letters in words {
            let word = number(adding: letters)
            if node == 0 {
                if firstSteps[Int(word)] == 0 { firstSteps[Int(word)] = newNode() }
                node = firstSteps[Int(word)]
            } else {
                let key = UInt64(node) << 16 | UInt64(word)
                if steps[key] == nil { steps[key] = newNode() }
                node = steps[key] ?? 0
            }
        }
        concepts[Int(node)].formUnion(concept)
    }

    private mutating func newNode() -> UInt32 {
        concepts.append([])
        return UInt32(concepts.count - 1)
    }

    private mutating func number(adding letters: [UInt8]) -> UInt16 {
        let key = Self.key(letters)
        if let known = numbers[key] { return known }
        let number = UInt16(firstSteps.count)
        numbers[key] = number
        filter[Int(key >> 6 & 0x3FF)] |= 1 << (key & 63)
        firstSteps.append(0)
        longestWord = max(longestWord, letters.count)
        return number
    }

    /// FNV-1a.
    private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(basis, key)
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func key(_ hash: UInt64, _ letter: UInt8) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }

    // MARK: - Words

    /// The number of a word, 0 for one that is not known.
    func number(of letters: some Sequence<UInt8>) -> UInt16 { number(ofKey: Self.key(letters)) }

    private func number(ofKey key: UInt64) -> UInt16 {
        filter[Int(key >> 6 & 0x3FF)] >> (key & 63) & 1 == 0 ? 0 : numbers[key] ?? 0
    }

    /// The number of a word in which digits and signs stand for letters. `1` is `i` or `l`.
    func undisguised(_ letters: [UInt8]) -> UInt16 {
        for one in [UInt8(ascii: "i"), UInt8(ascii: "l")] {
            let plain = letters.map { Self.plain($0, one: one) }
            let found = number(of: plain)
            if found != 0, letters.contains(where: { $0 >= 0x61 }) { return found }
        }
        return 0
    }

    private static func plain(_ letter: UInt8, one: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): one
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
        case UInt8(ascii: "6"), UInt8(ascii: "9"): UInt8(ascii: "g")
        case UInt8(ascii: "7"): UInt8(ascii: "t")
        case UInt8(ascii: "8"): UInt8(ascii: "b")
        case UInt8(ascii: "2"): UInt8(ascii: "z")
        default: letter
        }
    }

    /// The number of the key word that has these letters but for one, or in another order between the first and the last.
    func misspelt(_ letters: [UInt8]) -> UInt16 {
        guard letters.count >= 5, letters.count <= 15, let candidates = keyWords[letters[0]] else {
            return 0
        }
        for (word, number) in candidates where abs(word.count - letters.count) <= 1 {
            if Self.isOneEditAway(letters, word) || Self.isShuffled(letters, word) { return number }
        }
        return 0
    }

    /// One letter too many, missing, another, or two that follow each other exchanged.
    private static func isOneEditAway(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        let (leftRest, rightRest) = (left[start...], right[start...])
        switch left.count - right.count {
        case 1: return leftRest.dropFirst().elementsEqual(rightRest)
        case -1: return rightRest.dropFirst().elementsEqual(leftRest)
        case 0:
            if leftRest.dropFirst().elementsEqual(rightRest.dropFirst()) { return true }
            guard leftRest.count >= 2, left[start] == right[start + 1], left[start + 1] == right[start]
            else {
                return false
            }
            return leftRest.dropFirst(2).elementsEqual(rightRest.dropFirst(2))
        default: return false
        }
    }

    private static func isShuffled(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count, left.count >= 6, left.last == right.last else { return false }
        return left.sorted() == right.sorted()
    }

    /// Cuts letters into known words so that the fewest letters, and then the fewest words, are left over; letters of no word
    /// are one unknown word.
    func segments(_ letters: [UInt8]) -> [(word: UInt16, length: Int)] {
        // The cheapest way to each place: a word costs 1, a letter of none 8.
        var cost = [Int](repeating: 0, count: letters.count + 1)
        var step = [(word: UInt16, length: Int)](repeating: (0, 1), count: letters.count + 1)
        for end in 1..<(letters.count + 1) {
            cost[end] = cost[end - 1] + 8
            step[end] = (0, 1)
        }
        for start in letters.indices {
            if start > 0, cost[start - 1] + 8 < cost[start] {
                cost[start] = cost[start - 1] + 8
                step[start] = (0, 1)
            }
            var key = Self.basis
            for end in start..<min(letters.count, start + longestWord) {
                key = Self.key(key, letters[end])
                // A single letter is a word anywhere, and cuts others to pieces.
                guard end > start, cost[start] + 1 < cost[end + 1] else { continue }
                let word = number(ofKey: key)
                guard word != 0 else { continue }
                cost[end + 1] = cost[start] + 1
                step[end + 1] = (word, end + 1 - start)
            }
        }
        var found: [(word: UInt16, length: Int)] = []
        var place = letters.count
        while place > 0 {
            let (word, length) = step[place]
            if word == 0, let last = found.last, last.word == 0 {
                found[found.count - 1].length += length
            } else {
                found.append((word, length))
            }
            place -= length
        }
        return found.reversed()
    }

    // MARK: - Phrases

    /// What begins at a word: all that the phrases there mean, and the end of the longest.
    func phrases(in tokens: [Token], at index: Int) -> (concepts: Concept, end: Int) {
        var node = firstSteps[Int(tokens[index].word)]
        var (found, end, next) = (Concept(), index + 1, index + 1)
        while node != 0 {
            if concepts[Int(node)] != [] {
                found.formUnion(concepts[Int(node)])
                end = next
            }
            guard next < tokens.count, tokens[next].before != .sentence, tokens[next].word != 0 else {
                break
            }
            node = steps[UInt64(node) << 16 | UInt64(tokens[next].word)] ?? 0
            next += 1
        }
        return (found, end)
    }
}
