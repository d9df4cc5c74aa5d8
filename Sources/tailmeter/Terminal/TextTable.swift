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

    /// How wide each column is.
    private var widths: [Int] {
        let all = [columns.map(\.title)] + rows + (totals.map { [$0] } ?? [])
        return columns.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    }

    /// How many columns of a terminal it takes.
    var width: Int { Self.width(widths) }

    private static func width(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

    /// The table of those columns that fit, and which were left out for it.
    ///
    /// - Parameters:
    ///   - width: how many columns the terminal has; `nil` where lines may be as long as they want.
    ///   - order: what is left out, the first one first; those that are not named stay.
    static func fitting<Part: Equatable>(
        _ width: Int?, _ parts: [Part], dropping order: [Part], _ table: ([Part]) -> TextTable
    ) -> (table: TextTable, left: [Part]) {
        var shown = parts
        var found = table(shown)
        var left: [Part] = []
        for part in order where found.width > width ?? .max {
            guard let index = shown.firstIndex(of: part) else { continue }
            left.append(shown.remove(at: index))
            found = table(shown)
        }
        return (found, left)
    }

    /// The table with words cut so that it takes `limit` columns, as far as that is possible: the longest first, none below
    /// a few letters.
    private func fitted(to limit: Int) -> TextTable {
        var widths = widths
        while Self.width(widths) > limit {
            let words = columns.indices.filter { !columns[$0].isNumber && widths[$0] > Self.leastWordWidth }
            guard let longest = words.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[longest] -= 1
        }
        func cut(_ cells: [String]) -> [String] {
            zip(cells, widths).map { DisplayWidth.cut($0, to: $1) }
        }
        var table = TextTable(columns: columns)
        table.rows = rows.map(cut)
        table.totals = totals.map(cut)
        return table
    }

    private static let leastWordWidth = 8

    /// The table as lines.
    ///
    /// - Parameter width: how many columns the terminal has; `nil` where lines may be as long as they want.
    func render(color: Bool, width: Int? = nil) -> String {
        if let width, self.width > width { return fitted(to: width).render(color: color) }
        let widths = widths
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
            lines.append(String(repeating: "─", count: Self.width(widths)))
            lines.append(bold.0 + line(totals) + bold.1)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
