/// Where an answer says what the system prompt says: runs of letters and digits that both have, whatever stands between them.
struct PromptLeak {
    /// A run that is worth telling, in weight: a letter counts 1, a character of Chinese or Japanese 3.
    static let leastWeight = 60
    /// The letters of one window that is compared, in weight.
    private static let windowWeight = 30
    /// No more of a prompt is looked at.
    private static let longestPrompt = 200_000

    private let windows: Set<UInt64>
    private let promptWeight: Int

    init(systemPrompt: String) {
        let letters = Self.letters(
            FoldedText(SourceText(String(systemPrompt.unicodeScalars.prefix(Self.longestPrompt)))))
        var windows: Set<UInt64> = []
        Self.forEachWindow(letters.map(\.scalar)) { hash, _ in windows.insert(hash) }
        self.windows = windows
        promptWeight = letters.reduce(0) { $0 + Self.weight($1.scalar) }
    }

    /// The runs of a text, in its folded scalars, and how much of the prompt each is, from 0 to 1.
    func runs(in text: FoldedText) -> [(range: Range<Int>, score: Double)] {
        guard !windows.isEmpty else { return [] }
        let letters = Self.letters(text)
        var runs: [Range<Int>] = []
        Self.forEachWindow(letters.map(\.scalar)) { hash, range in
            guard windows.contains(hash) else { return }
            if let last = runs.last, range.lowerBound <= last.upperBound {
                runs[runs.count - 1] = last.lowerBound..<range.upperBound
            } else {
                runs.append(range)
            }
        }
        return runs.compactMap { run in
            let weight = letters[run].reduce(0) { $0 + Self.weight($1.scalar) }
            // A prompt that is shorter than the least run is a leak as a whole.
            guard weight >= min(Self.leastWeight, max(Self.windowWeight, promptWeight * 4 / 5)) else {
                return nil
            }
            let share = Double(weight) / Double(max(promptWeight, 1))
            let score =
                weight >= 4 * Self.leastWeight || share >= 0.5
                ? 0.9 : weight >= 2 * Self.leastWeight ? 0.8 : 0.6
            return (letters[run.lowerBound].index..<letters[run.upperBound - 1].index + 1, score)
        }
    }

    private static func letters(_ text: FoldedText) -> [(scalar: UInt32, index: Int)] {
        text.scalars.indices.compactMap { index in
            let scalar = text.scalars[index]
            let isLetter =
                ScalarKind.isASCIILetter(scalar) || ScalarKind.isDigit(scalar)
                || ScalarKind.isEastAsian(scalar)
                || scalar >= 0xC0 && scalar < 0x2000
            return isLetter ? (scalar, index) : nil
        }
    }

    private static func weight(_ scalar: UInt32) -> Int { ScalarKind.isEastAsian(scalar) ? 3 : 1 }

    /// Each shortest run of enough weight, by its end: the hash rolls on, so that the work is linear.
    private static func forEachWindow(_ letters: [UInt32], _ body: (UInt64, Range<Int>) -> Void) {
        let base: UInt64 = 1_099_511_628_211
        var powers: [UInt64] = [1]
        for _ in 0..<windowWeight { powers.append(powers[powers.count - 1] &* base) }
        var (hash, weight, start): (UInt64, Int, Int) = (0, 0, 0)
        for end in letters.indices {
            hash = hash &* base &+ UInt64(letters[end]) &+ 1
            weight += Self.weight(letters[end])
            while weight - Self.weight(letters[start]) >= windowWeight {
                hash = hash &- (UInt64(letters[start]) &+ 1) &* powers[end - start]
                weight -= Self.weight(letters[start])
                start += 1
            }
            if weight >= windowWeight { body(hash, start..<end + 1) }
        }
    }
}
