/// Finds the word that somebody probably meant, for "did you mean".
public enum NearestWord {
    /// Longer words are not compared: they are no slip of the fingers, and the time grows with the square.
    private static let longest = 64

    /// The one of `words` that is nearest to `word`, or `nil` where none is near enough to be meant.
    ///
    /// Near are words with a third of their letters, at most, left out, added, changed or swapped with the next; after
    /// these, words that hold the other one whole (`token` and `token_env`). Case, `-` and `_` make no difference.
    /// Of equals the first is taken.
    public static func nearest(to word: String, among words: [String]) -> String? {
        let letters = folded(word)
        guard (1...longest).contains(letters.count) else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in words where candidate.utf8.count <= longest {
            guard let distance = distance(letters, folded(candidate)) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    private static func folded(_ word: String) -> [UInt8] {
        word.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "-"): UInt8(ascii: "_")
            default: byte
            }
        }
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        let edits = edits(left, right)
        if edits <= max(1, max(left.count, right.count) / 3), edits < min(left.count, right.count) { return edits }
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard short.count >= 4, contains(long, short) else { return nil }
        return longest + long.count - short.count
    }

    private static func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
    }

    /// The optimal string alignment distance: a swap of neighbours, the commonest slip, is one edit.
    private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let change = last[column] + (left[row] == right[column] ? 0 : 1)
                var fewest = min(change, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { fewest = min(fewest, beforeLast[column - 1] + 1) }
                current.append(fewest)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
