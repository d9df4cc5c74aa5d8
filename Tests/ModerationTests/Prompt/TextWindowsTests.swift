import Moderation
import TestKit
import Testing

struct TextWindowsTests {
    private typealias Sizes = TextWindows.Sizes

    /// Characters that stay apart from each other, and from themselves.
    private static let characters: [Character] = [
        "a", " ", "\n", "\r\n", "é", "e\u{301}", "漢", "👍🏽", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇯🇵", "ก", "\0", "\u{2028}", "𝒜", "<", "각",
    ]

    /// Where windows begin, in characters; expects that they are pieces of the text that follow each other.
    private func starts(_ windows: TextWindows, in text: String) -> [Int] {
        windows.windows.map { text.distance(from: text.startIndex, to: $0.startIndex) }
    }

    @Test(arguments: 0..<400)
    func holdsWhatItPromises(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let sizes = Sizes(
            usual: Int.random(in: 2...30, using: &random), overlap: Int.random(in: 0...15, using: &random),
            largest: Int.random(in: 2...60, using: &random), most: Int.random(in: 1...8, using: &random))
        let count = Int.random(in: 0...300, using: &random)
        let characters = (0..<count).map { _ in
            Self.characters[Int.random(in: 0..<Self.characters.count, using: &random)]
        }
        let text = String(characters)
        #expect(text.count == count)

        let result = TextWindows(text, sizes: sizes)
        let starts = starts(result, in: text)
        let pieces = result.windows.map(Array.init)
        #expect(pieces.count <= sizes.most)
        #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= sizes.largest })
        for (start, piece) in zip(starts, pieces) {
            #expect(piece.elementsEqual(characters[start..<start + piece.count]))
        }
        // In order, and each has exactly the overlap in common with the next.
        for index in starts.indices.dropLast() {
            #expect(starts[index] < starts[index + 1])
            #expect(starts[index] + pieces[index].count - starts[index + 1] == sizes.overlap)
        }
        // All is in one, up to where it is said to end.
        #expect(starts.first ?? 0 == 0)
        #expect((starts.last ?? 0) + (pieces.last?.count ?? 0) == result.characters)
        #expect(result.isTruncated == (result.characters < count))
        // Nothing is left out that the largest windows would hold.
        if result.isTruncated {
            #expect(pieces.count == sizes.most && pieces.allSatisfy { $0.count == sizes.largest })
        }
        // The usual size, wherever that is enough.
        if count <= sizes.usual { #expect(pieces.count == (count == 0 ? 0 : 1)) }
        if count <= sizes.most * (sizes.usual - sizes.overlap) + sizes.overlap {
            #expect(pieces.dropLast().allSatisfy { $0.count == sizes.usual })
        }
        // Each phrase of the overlap's length is whole in one.
        let ends = zip(starts, pieces).map { $0 + $1.count }
        for start in 0..<max(0, result.characters - sizes.overlap) {
            #expect(zip(starts, ends).contains { $0 <= start && start + sizes.overlap <= $1 })
        }
    }

    /// By hand: windows of 4 that have 1 in common begin at 0, 3, 6 and so on.
    @Test(arguments: [
        ("", []), ("a", ["a"]), ("abcd", ["abcd"]), ("abcde", ["abcd", "de"]), ("abcdefg", ["abcd", "defg"]),
        ("abcdefghij", ["abcd", "defg", "ghij"]),
        // Three windows of 4 reach 10 characters; of 5, 13; of 6, 16.
        ("abcdefghijk", ["abcde", "efghi", "ijk"]), ("abcdefghijklm", ["abcde", "efghi", "ijklm"]),
        ("abcdefghijklmnop", ["abcdef", "fghijk", "klmnop"]), ("abcdefghijklmnopq", ["abcdef", "fghijk", "klmnop"]),
    ])
    func splits(text: String, expected: [String]) {
        let result = TextWindows(text, sizes: Sizes(usual: 4, overlap: 1, largest: 6, most: 3))
        #expect(result.windows.map(String.init) == expected)
        #expect(result.isTruncated == (text.count > 16))
        #expect(result.characters == min(text.count, 16))
    }

    @Test func correctsSizesThatContradict() {
        #expect(Sizes(usual: 0, overlap: 9, largest: 0, most: 0) == Sizes(usual: 2, overlap: 1, largest: 2, most: 1))
        #expect(Sizes(usual: 10, overlap: -1).overlap == 0)
        #expect(Sizes(usual: 10, overlap: 10).overlap == 5)
        #expect(Sizes(usual: 10, largest: 3).largest == 10)
        let huge = Sizes(usual: .max, overlap: .max, largest: .max, most: .max)
        #expect(TextWindows("abc", sizes: huge).windows == ["abc"])
        let least = Sizes(usual: .min, overlap: .min, largest: .min, most: .min)
        #expect(TextWindows("abc", sizes: least).windows == ["ab"])
        #expect(TextWindows("abc", sizes: least).isTruncated)
    }

    /// A million characters do not fit: 16 windows of 32,000 with 400 in common reach 16 · 31,600 + 400 = 506,000.
    @Test func looksAtWhatItSaysOfAHugeText() {
        let huge = String(repeating: "0123456789", count: 104_858)
        let result = TextWindows(huge)
        #expect(result.windows.count == 16)
        #expect(result.characters == 506_000)
        #expect(result.isTruncated)
        let fits = TextWindows(String(huge.prefix(506_000)))
        #expect(fits.windows.count == 16 && !fits.isTruncated && fits.characters == 506_000)
        let usual = TextWindows(String(huge.prefix(58_000)))
        #expect(usual.windows.count == 16 && usual.windows.allSatisfy { $0.count == 4_000 })
    }

    /// One character of a million marks is no way to hide a text behind it, nor to have a window of a megabyte.
    @Test func cutsTowersOfMarks() {
        let text = "a" + String(repeating: "\u{301}", count: 1_000_000) + "b"
        #expect(text.count == 2)
        let result = TextWindows(text, sizes: Sizes(usual: 100, overlap: 10, largest: 100, most: 4))
        #expect(result.windows.count == 4)
        #expect(result.isTruncated)
        #expect(result.windows.allSatisfy { $0.unicodeScalars.count <= 100 * TextWindows.scalarsOfCharacter })
    }

    @Test(arguments: 0..<100)
    func losesNoScalarOfATower(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var text = ""
        for number in 0..<Int.random(in: 1...30, using: &random) {
            text += "\(number)" + String(repeating: "\u{301}", count: Int.random(in: 0...50, using: &random))
        }
        let result = TextWindows(text, sizes: Sizes(usual: 5, overlap: 2, largest: 1_000, most: 20))
        #expect(!result.isTruncated)
        // What a window has beyond the one before it, put together, is the text.
        var rebuilt = ""
        var end = text.startIndex
        for window in result.windows {
            #expect(window.startIndex <= end && end < window.endIndex)
            #expect(window.unicodeScalars.count <= 1_000 * TextWindows.scalarsOfCharacter)
            rebuilt.unicodeScalars += text.unicodeScalars[end..<window.endIndex]
            end = window.endIndex
        }
        #expect(rebuilt.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    /// Each of these is one character of at most 16 scalars, and stays whole in windows of two.
    @Test(arguments: ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇯🇵", "\r\n", "각", "👁️‍🗨️", "e\u{301}\u{302}\u{303}"])
    func cutsNoCharacter(character: String) {
        let text = String(repeating: character + "-", count: 20)
        let result = TextWindows(text, sizes: Sizes(usual: 2, overlap: 1, largest: 2, most: 100))
        #expect(result.windows.map(String.init) == (0..<39).map { $0 % 2 == 0 ? character + "-" : "-" + character })
    }

    @Test func lineEndsOfWindowsStayWhole() {
        let result = TextWindows("a\r\nb\r\nc", sizes: Sizes(usual: 2, overlap: 0, largest: 2, most: 10))
        #expect(result.windows.map { Array($0.utf8) } == [Array("a\r\n".utf8), Array("b\r\n".utf8), Array("c".utf8)])
    }
}
