/// A long text in overlapping pieces, so that nothing in it hides from a model that is shown a part.
///
/// Sizes are in characters. A text that does not fit ``Sizes/most`` windows of ``Sizes/usual`` gets larger ones, up to
/// ``Sizes/largest``; only what goes beyond that is left out, at the end, and ``isTruncated`` says so. Every other character
/// is in a window, and each phrase that is not longer than the overlap is whole in one.
///
/// A character of more than ``scalarsOfCharacter`` Unicode scalars (a letter under a tower of marks) counts as several, and
/// may be cut: else one character could be as long as the text.
public struct TextWindows: Hashable, Sendable {
    /// How large windows are, in characters.
    public struct Sizes: Hashable, Sendable {
        /// A window, where the number allows it.
        public let usual: Int
        /// What a window has in common with the next one.
        public let overlap: Int
        /// A window of a very long text.
        public let largest: Int
        /// The most windows of a text.
        public let most: Int

        /// Makes sizes; what contradicts is corrected: an overlap is at most half of a window, nothing is below 1.
        public init(usual: Int = 4_000, overlap: Int = 400, largest: Int = 32_000, most: Int = 16) {
            self.usual = min(max(2, usual), 1 << 30)
            self.overlap = min(max(0, overlap), self.usual / 2)
            self.largest = min(max(self.usual, largest), 1 << 30)
            self.most = min(max(1, most), 1_000)
        }
    }

    /// The longest character that is never cut; emoji of families have 7 scalars, flags of regions 14.
    public static let scalarsOfCharacter = 16

    /// The windows, in order; an empty text has none.
    public let windows: [Substring]
    /// Whether the end of the text is in no window.
    public let isTruncated: Bool
    /// How many characters are in a window.
    public let characters: Int

    /// Splits a text.
    public init(_ text: String, sizes: Sizes = Sizes()) {
        let borders = Self.borders(of: text)
        let count = borders.count - 1
        var size = sizes.usual
        if count > Self.reach(size, sizes) {
            // The smallest size by which the allowed number of windows reaches the end.
            size = (count - sizes.overlap + sizes.most - 1) / sizes.most + sizes.overlap
        }
        size = min(size, sizes.largest)
        characters = min(count, Self.reach(size, sizes))
        isTruncated = characters < count

        var windows: [Substring] = []
        var start = 0
        while start < characters {
            let end = min(start + size, characters)
            windows.append(text[borders[start]..<borders[end]])
            if end == characters { break }
            start += size - sizes.overlap
        }
        self.windows = windows
    }

    private static func reach(_ size: Int, _ sizes: Sizes) -> Int {
        sizes.most * (size - sizes.overlap) + sizes.overlap
    }

    private static func borders(of text: String) -> [String.Index] {
        var borders = [text.startIndex]
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            var scalar = index
            while let border = text.unicodeScalars.index(scalar, offsetBy: scalarsOfCharacter, limitedBy: next),
                border < next
            {
                borders.append(border)
                scalar = border
            }
            borders.append(next)
            index = next
        }
        return borders
    }
}
