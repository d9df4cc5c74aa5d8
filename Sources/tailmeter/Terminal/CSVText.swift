/// Comma-separated values (RFC 4180) that a spreadsheet may open.
enum CSVText {
    /// Rows as lines.
    static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell. It goes by scalars: by characters, a comma with a combining accent behind it is another character than the
    /// comma, and would end a cell.
    private static func cell(_ text: String) -> String {
        let text = isFormula(text) ? "'" + text : text
        let isPlain = text.unicodeScalars.allSatisfy { $0 != "," && $0 != "\"" && $0 != "\n" && $0 != "\r" }
        guard !isPlain else { return text }
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { out.unicodeScalars.append(scalar) }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }

    /// Whether a spreadsheet would compute the text: names of models and values of labels come from logs, and
    /// `=HYPERLINK(…)` would act for who opens the file. The signs are OWASP's, under "CSV Injection"; a number with a sign
    /// before it is none.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(text)?.isFinite != true
    }
}
