/// What can be the name of a budget: it is a label on `/metrics`, a part of paths of HTTP and a word on the command line.
enum BudgetName {
    private static let longest = 64

    /// Alerts that belong to no budget are told apart from budgets by these.
    private static let taken: Set<String> = [
        "daily_digest", "unpriced_tokens", "silence", "error_ratio", "archive_stopped", "moderation_flagged",
    ]

    /// What is wrong with a name; `nil` where nothing is.
    static func problem(_ name: String) -> String? {
        let scalars = name.unicodeScalars
        // Dots alone would be a step in a path.
        guard scalars.count <= longest, scalars.allSatisfy(isAllowed), !scalars.allSatisfy({ $0 == "." }) else {
            return
                "\(quoted(name)) can't be the name of a budget; expected 1 to \(longest) letters, digits, '-', '_' and '.'"
        }
        if taken.contains(name) {
            return "\(quoted(name)) is the name of an alert that belongs to no budget; choose another name"
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if ["-", "_", "."].contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            return true
        // Vowels of Indic scripts, and accents that stand apart.
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }
}
