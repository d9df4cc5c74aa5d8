import Yams

/// Words for text that is not YAML.
struct YAMLProblem {
    let file: String
    let text: String

    /// Yams' error with its position and what probably helps.
    func settingsError(_ error: any Error) -> SettingsError {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let position = TextPosition(line: mark.line, column: mark.column)
            if problem.contains("nesting level") {
                // libYAML's own words name a function of C.
                let message = "more than a thousand values within each other; settings are at most four deep"
                return SettingsError(file: file, position: position, message: message)
            }
            let place = context.map { " \($0.text) (from line \($0.mark.line), column \($0.mark.column))" } ?? ""
            let message = "not valid YAML: \(problem)\(place); \(advice(position, problem))"
            return SettingsError(file: file, position: position, message: message)
        case .composer(_, let problem, let mark, _):
            let message =
                problem.contains("another document")
                ? "a second YAML document begins here; settings are one, so remove this line or what stands before it"
                : "not valid YAML: \(problem)"
            return SettingsError(
                file: file, position: TextPosition(line: mark.line, column: mark.column), message: message)
        default:
            return SettingsError(problems: [.init(file: file, message: "can't be read as YAML: \(error)")])
        }
    }

    private func advice(_ position: TextPosition, _ problem: String) -> String {
        let scalars = text.unicodeScalars
        let scalar = position.index(in: scalars).map { scalars[$0] }
        if scalar == "\t" { return "indent with spaces, not with tabs" }
        if scalar == "@" || scalar == "`" || scalar == "%" { return "put a value that begins with this in quotes" }
        if hasTextBehindBracket(near: position) {
            return "put a value that begins with '[' in quotes, such as \"[::1]:9464\", unless it is a list"
        }
        if problem.contains("mapping values") {
            return "check the indentation, and put a value that holds ': ' in quotes"
        }
        return "check indentation and quotes on this line and the one before it"
    }

    /// Whether text follows a closing bracket, as in `[::1]:9464`, on the line of the position or the one before it.
    private func hasTextBehindBracket(near position: TextPosition) -> Bool {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let near = lines.prefix(position.line).suffix(2)
        return near.contains { line in
            guard let open = line.firstRange(of: ": [") ?? line.firstRange(of: "- [") else { return false }
            guard let close = line[open.upperBound...].firstIndex(of: "]") else { return false }
            let following = line[line.index(after: close)...].first
            return following.map { !$0.isWhitespace && !",]}#".contains($0) } ?? false
        }
    }
}
