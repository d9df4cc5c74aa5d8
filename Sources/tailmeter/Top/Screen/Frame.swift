/// What the whole screen shows, cell by cell.
struct Frame: Equatable {
    /// One column of one row. A wide character takes two cells, of which the second is empty.
    struct Cell: Hashable {
        var character: Character?
        var style = Style.plain

        static let blank = Cell(character: " ")
    }

    let width: Int
    private(set) var rows: [[Cell]]

    init(width: Int, height: Int) {
        self.width = width
        rows = Array(repeating: Array(repeating: .blank, count: width), count: height)
    }

    var height: Int { rows.count }

    /// Writes text from a column on; what does not fit is cut. Returns the column behind it.
    @discardableResult
    mutating func write(_ text: String, row: Int, column: Int, style: Style = .plain) -> Int {
        guard rows.indices.contains(row) else { return column }
        var column = column
        for character in TerminalText.characters(text) {
            let columns = DisplayWidth.of(character)
            guard column + columns <= width else { break }
            rows[row][column] = Cell(character: character, style: style)
            if columns == 2 { rows[row][column + 1] = Cell(character: nil, style: style) }
            column += columns
        }
        return column
    }

    /// Gives all cells of a row a style.
    mutating func restyle(row: Int, _ style: (Style) -> Style) {
        guard rows.indices.contains(row) else { return }
        for column in 0..<width { rows[row][column].style = style(rows[row][column].style) }
    }

    /// The text of the rows, without styles and without blanks at the ends.
    var lines: [String] {
        rows.map { row in
            var line = String(row.compactMap(\.character))
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The rows as text for paper or a pipe.
    func text(hasColor: Bool, isUTF8: Bool) -> String {
        rows.map { row in
            var (line, style) = ("", Style.plain)
            let end = row.lastIndex { $0 != .blank } ?? -1
            for cell in row[0..<(end + 1)] {
                guard let character = cell.character else { continue }
                if hasColor, cell.style != style {
                    line += cell.style.sequence(hasColor: true)
                    style = cell.style
                }
                line += isUTF8 ? String(character) : TerminalText.ascii(character)
            }
            return line + (style == .plain ? "" : Style.plain.sequence(hasColor: true)) + "\n"
        }.joined()
    }
}
