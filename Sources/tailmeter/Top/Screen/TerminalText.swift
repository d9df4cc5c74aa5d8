import UsageModel

/// Text as it may reach a terminal.
enum TerminalText {
    /// A character of more parts than that is no letter of any script, but a pile of marks.
    private static let scalarLimit = 8

    /// The characters of a text, without any that a terminal obeys or that change the direction of what follows.
    static func characters(_ text: String) -> [Character] {
        text.map { character in
            if character.isASCII, character >= " ", character <= "~" { return character }
            let scalars = character.unicodeScalars
            let isForbidden = scalars.contains { scalar in
                switch scalar.properties.generalCategory {
                // Nobody knows how wide they are.
                case .surrogate, .unassigned, .privateUse: true
                // A joiner is harmless inside of a character.
                case .format where scalars.count == 1: true
                default: HumanText.isHidden(scalar)
                }
            }
            return isForbidden || scalars.count > scalarLimit ? "\u{FFFD}" : character
        }
    }

    /// The text without its beginning, so that it has so many columns: a path is told apart by its end.
    static func cutBeginning(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        guard width > 1 else { return width == 1 ? "…" : "" }
        var (kept, columns) = ([Character](), 0)
        for character in text.reversed() {
            columns += DisplayWidth.of(character)
            if columns > width - 1 { break }
            kept.append(character)
        }
        return "…" + String(kept.reversed())
    }

    /// A character for a terminal that shows ASCII alone; it takes as many columns as before.
    static func ascii(_ character: Character) -> String {
        if character.isASCII { return String(character) }
        if let plain = signs[character] { return plain }
        let (text, width) = (ASCIIText.text(String(character)), DisplayWidth.of(character))
        return text.count == width ? text : String(repeating: "?", count: width)
    }

    /// Signs of the view alone.
    private static let signs: [Character: String] = ["▼": "v", "▲": "^", "∞": "+", "░": ".", "↑": "^", "↓": "v"]
}
