/// A pattern in which `*` stands for any text and `?` for one character.
struct TextPattern: Sendable {
    private let pattern: [Character]

    init(_ text: String) {
        pattern = Array(text)
    }

    /// Whether all of a text matches. The time is at most the product of both lengths: only the last `*` is ever gone back to.
    func matches(_ text: String) -> Bool {
        let text = Array(text)
        var (inPattern, inText) = (0, 0)
        var back: (pattern: Int, text: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == "*" {
                inPattern += 1
                back = (inPattern, inText)
            } else if inPattern < pattern.count, pattern[inPattern] == "?" || pattern[inPattern] == text[inText] {
                inPattern += 1
                inText += 1
            } else if let last = back {
                back = (last.pattern, last.text + 1)
                (inPattern, inText) = (last.pattern, last.text + 1)
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == "*" }
    }
}
