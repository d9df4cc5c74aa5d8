/// Cuts texts to what a receiver takes.
enum TextLimit {
    /// At most `count` UTF-8 bytes, cut between characters, with `…` where something is gone.
    static func bytes(_ text: String, _ count: Int) -> String {
        cut(text, count, ellipsis: 3) { $0.utf8.count }
    }

    /// At most `count` UTF-16 code units, which is how most receivers count characters.
    static func units(_ text: String, _ count: Int) -> String {
        cut(text, count, ellipsis: 1) { $0.utf16.count }
    }

    private static func cut(_ text: String, _ limit: Int, ellipsis: Int, length: (Substring) -> Int) -> String {
        guard length(text[...]) > limit else { return text }
        var total = ellipsis
        var end = text.startIndex
        while end < text.endIndex {
            let next = text.index(after: end)
            total += length(text[end..<next])
            if total > limit { break }
            end = next
        }
        return text[..<end] + "…"
    }
}
