/// A table for the terminal: columns aligned by what a terminal shows, not by how many bytes it takes.
struct TextTable {
    /// A column.
    struct Column {
        let title: String
        let isNumber: Bool
    }

    let columns: [Column]
    var rows: [[String]] = []
    /// The last row, set off by a line.
    var totals: [String]?

    /// The table as lines.
    func render(color: Bool) -> String {
        let all = [columns.map(\.title)] + rows + (totals.map { [$0] } ?? [])
        let widths = columns.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (index, cell) in cells.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
                if index > 0 { text += "  " }
                text += columns[index].isNumber ? padding + cell : cell + padding
            }
            while text.last == " " { text.removeLast() }
            return text
        }
        let bold = color ? ("\u{1B}[1m", "\u{1B}[0m") : ("", "")
        var lines = [bold.0 + line(columns.map(\.title)) + bold.1]
        lines += rows.map(line)
        if let totals {
            lines.append(String(repeating: "─", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1)))
            lines.append(bold.0 + line(totals) + bold.1)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
