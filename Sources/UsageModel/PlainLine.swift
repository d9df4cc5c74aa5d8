/// Foreign text as it may stand in a message or a log.
public enum PlainLine {
    /// Shorter ones could be any word.
    private static let shortestSecret = 6

    /// The text on one line, without control characters and without secrets: peers quote what they were sent.
    public static func text(_ text: String, without secrets: [String]) -> String {
        var text = text
        for secret in secrets where secret.count >= shortestSecret {
            text = text.replacing(secret, with: "(secret)")
        }
        let words = text.unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: Character(scalar)
            }
        }
        return String(words).split(separator: " ").joined(separator: " ")
    }
}
