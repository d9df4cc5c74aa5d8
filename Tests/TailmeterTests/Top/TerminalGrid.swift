import Testing

/// A terminal that knows what the view writes and nothing else: anything it does not know is an issue.
struct TerminalGrid {
    private(set) var rows: [[String]]
    private var row = 0
    private var column = 0
    private let width: Int
    /// Bytes that were written to it.
    private(set) var byteCount = 0

    init(width: Int, height: Int) {
        self.width = width
        rows = Array(repeating: Array(repeating: " ", count: width), count: height)
    }

    /// Which characters take two columns is told from outside.
    mutating func write(_ bytes: [UInt8], isWide: (Character) -> Bool) {
        byteCount += bytes.count
        var rest = String(decoding: bytes, as: UTF8.self)[...]
        while let character = rest.first {
            if let sequence = rest.prefixMatch(of: /\u{1B}\[([0-9;]*)([HJm])/) {
                obey(sequence.2, sequence.1.split(separator: ";").compactMap { Int($0) })
                rest = rest[sequence.range.upperBound...]
                continue
            }
            rest = rest.dropFirst()
            if character.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
                Issue.record("a control character reached the terminal: \(character.unicodeScalars.map(\.value))")
                continue
            }
            guard row < rows.count, column + (isWide(character) ? 2 : 1) <= width else {
                Issue.record("'\(character)' was written beyond the screen: row \(row), column \(column)")
                continue
            }
            rows[row][column] = String(character)
            if isWide(character) { rows[row][column + 1] = "" }
            column += isWide(character) ? 2 : 1
        }
    }

    private mutating func obey(_ letter: Substring, _ numbers: [Int]) {
        switch letter {
        case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
        case "J": rows = Array(repeating: Array(repeating: " ", count: width), count: rows.count)
        default: break
        }
    }

    var lines: [String] {
        rows.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
