/// The bytes that turn what a terminal shows into something else: only what changed is written.
struct ScreenUpdate {
    let hasColor: Bool
    let isUTF8: Bool

    /// - Parameter old: what is shown now; `nil` where that is not known, or has another size.
    func bytes(from old: Frame?, to new: Frame) -> [UInt8] {
        var text = ""
        var style: Style?
        let known = old.flatMap { $0.width == new.width && $0.height == new.height ? $0 : nil }
        if known == nil { text += "\u{1B}[0m\u{1B}[2J" }
        for row in 0..<new.height {
            let cells = new.rows[row]
            let shown = known?.rows[row]
            guard cells != shown else { continue }
            var column = 0
            // Whether the terminal's cursor stands at `column` of this row for sure.
            var isAtColumn = false
            while column < new.width {
                let isWide = column + 1 < new.width && cells[column + 1].character == nil
                let end = column + (isWide ? 2 : 1)
                if let shown, shown[column..<end] == cells[column..<end] {
                    isAtColumn = false
                } else if shown == nil, cells[column] == .blank {
                    // The screen was just cleared.
                    isAtColumn = false
                } else if let character = cells[column].character {
                    if !isAtColumn { text += "\u{1B}[\(row + 1);\(column + 1)H" }
                    if style != cells[column].style {
                        text += cells[column].style.sequence(hasColor: hasColor)
                        style = cells[column].style
                    }
                    text += isUTF8 ? String(character) : TerminalText.ascii(character)
                    // Terminals differ in how wide they take some characters to be: what follows is placed anew.
                    isAtColumn = !isUTF8 || character.isASCII
                }
                column = end
            }
        }
        if style != nil, style != .plain { text += Style.plain.sequence(hasColor: hasColor) }
        return Array(text.utf8)
    }
}
