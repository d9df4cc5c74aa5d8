public import Budgets

/// An alert in words: a title that can stand alone, and lines of detail.
public struct AlertText: Sendable, Equatable {
    /// One line.
    public var title: String
    /// Details, one a line, plain text.
    public var lines: [String]

    /// Puts an alert into words.
    public init(_ alert: Alert, language: MessageLanguage, zones: ZoneLookup) {
        switch language {
        case .english: self = EnglishText(zones: zones).text(alert)
        case .japanese: self = JapaneseText(zones: zones).text(alert)
        }
        // What comes from logs and settings stays in its line.
        title = Self.oneLine(title)
        lines = lines.map(Self.oneLine)
    }

    init(_ title: String, _ lines: [String]) {
        self.title = title
        self.lines = lines
    }

    /// All lines.
    var body: String { lines.joined(separator: "\n") }

    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isBreak) else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.map { isBreak($0) ? " " : $0 })
        return String(scalars)
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
