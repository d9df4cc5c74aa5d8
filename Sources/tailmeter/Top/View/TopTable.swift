/// A table that fits a width: columns that matter less go first, then the first column is cut.
struct TopTable {
    struct Column {
        var title: String
        var isNumber = true
        /// As wide as this at the least.
        var width: Int
        /// The column with the least of these stays longest.
        var rank: Int
        /// Whether a text that is too long loses its beginning: that of a path tells least.
        var keepsEnd = false
        var isMarked = false
    }

    struct Cell {
        var text: String
        var style = Style.plain
    }

    /// A column that is shown.
    private struct Place {
        let index: Int
        let start: Int
        let width: Int
    }

    /// The first column names the rows, and is never left out.
    let columns: [Column]
    var rows: [[Cell]] = []

    private static let gap = 2
    private static let usualNameWidth = 40

    /// Writes the titles and some rows between two columns of the screen.
    func draw(
        on frame: inout Frame, row: Int, columns span: Range<Int>, shown: Range<Int>, chosen: Int? = nil
    ) {
        let places = fit(span)
        for place in places {
            let column = columns[place.index]
            write(
                column.title, at: place, row: row, on: &frame,
                style: column.isMarked ? Style(color: .cyan, isBold: true, isReversed: true) : .heading)
        }
        for (line, index) in shown.enumerated() where rows.indices.contains(index) {
            for place in places {
                let cell = rows[index][place.index]
                write(cell.text, at: place, row: row + 1 + line, on: &frame, style: cell.style)
            }
            if index == chosen { frame.restyle(row: row + 1 + line, \.chosen) }
        }
    }

    private func write(_ text: String, at place: Place, row: Int, on frame: inout Frame, style: Style) {
        let column = columns[place.index]
        let cut =
            column.keepsEnd ? TerminalText.cutBeginning(text, to: place.width) : DisplayWidth.cut(text, to: place.width)
        let indent = column.isNumber ? place.width - DisplayWidth.of(cut) : 0
        frame.write(cut, row: row, column: place.start + indent, style: style)
    }

    /// Which columns are shown where.
    private func fit(_ span: Range<Int>) -> [Place] {
        var widths = columns.indices.map { index in
            max(
                columns[index].width, DisplayWidth.of(columns[index].title),
                rows.reduce(0) { max($0, DisplayWidth.of($1[index].text)) })
        }
        let named = min(widths[0], columns[0].width)
        var kept = columns.indices.sorted { columns[$0].rank < columns[$1].rank }
        func width(_ indices: [Int]) -> Int {
            indices.reduce(0) { $0 + ($1 == 0 ? named : widths[$1]) } + Self.gap * (indices.count - 1)
        }
        while kept.count > 1, width(kept) > span.count { kept.removeLast() }
        // What is left is the names', as far as they need it: figures far from their names are hard to read.
        widths[0] = min(max(0, span.count - (width(kept) - named)), max(widths[0], Self.usualNameWidth))
        var start = span.lowerBound
        return kept.sorted().map { index in
            defer { start += widths[index] + Self.gap }
            return Place(index: index, start: start, width: widths[index])
        }
    }
}
