/// Text for a terminal that shows ASCII alone.
enum ASCIIText {
    private static let signs: [Character: Character] = [
        "–": "-", "─": "-", "…": "~", "µ": "u", "×": "x", "�": "?", "·": "|", "≥": ">",
        "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
        "▏": "|", "▎": "|", "▍": "|", "▌": "#", "▋": "#", "▊": "#", "▉": "#",
    ]

    /// Signs of reports by ASCII of the same width, and the rest as ``escaped(_:)``.
    static func text(_ text: String) -> String {
        escaped(String(text.map { signs[$0] ?? $0 }))
    }

    /// What is no ASCII as `\u{7530}`: two names never look the same.
    static func escaped(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar.isASCII ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }.joined()
    }
}
