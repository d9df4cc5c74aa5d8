/// Words of Japanese with what they mean for the rules, found at any place of a text: Japanese has no spaces.
struct JapaneseLexicon: Sendable {
    /// A word of a text.
    struct Word {
        var range: Range<Int>
        var concepts: JapaneseConcept
    }

    private var steps: [UInt64: UInt32] = [:]
    private var concepts: [JapaneseConcept] = [[]]

    /// - Parameter entries: words, parted by white space, with their concepts. They are folded as texts are.
    init(_ entries: [(JapaneseConcept, String)]) {
        for (concept, words) in entries {
            for word in words.split(whereSeparator: \.isWhitespace) {
                add(FoldedText(SourceText(String(word))).scalars, concept)
            }
        }
    }

    private mutating func add(_ word: [UInt32], _ concept: JapaneseConcept) {
        var node: UInt32 = 0
        for scalar in word {
            let key = UInt64(node) << 32 | UInt64(scalar)
            if let next = steps[key] {
                node = next
            } else {
                concepts.append([])
                node = UInt32(concepts.count - 1)
                steps[key] = node
            }
        }
        concepts[Int(node)].formUnion(concept)
    }

    /// The words of a text. Where several begin at one place, each with another meaning, all of them count.
    func words(_ text: FoldedText) -> [Word] {
        var words: [Word] = []
        for start in text.scalars.indices {
            // Latin words inside Japanese ("AI", "DAN") begin at their first letter only.
            if ScalarKind.isASCIILetter(text.scalars[start]), start > 0,
                ScalarKind.isASCIILetter(text.scalars[start - 1])
            {
                continue
            }
            var node: UInt32 = 0
            var place = start
            var longest: Int?
            var found = JapaneseConcept()
            while place < text.count, let next = steps[UInt64(node) << 32 | UInt64(text.scalars[place])] {
                node = next
                place += 1
                if concepts[Int(node)] != [] {
                    longest = place
                    found.formUnion(concepts[Int(node)])
                }
            }
            if let longest { words.append(Word(range: start..<longest, concepts: found)) }
        }
        return words
    }
}
