/// What can be the name and the path of a user's own label.
///
/// `Exposition` and `LogDecoding` have the same rules in `LabelName` and `FieldPath`, but settings stand before both.
enum LabelRules {
    /// Labels that Tailmeter's own metrics have, and those that Prometheus gives a meaning.
    static let taken: Set<String> = [
        "model", "status", "type", "reason", "provider", "budget", "scope", "le", "quantile", "source", "outcome",
    ]

    /// What is wrong with the name of a label; `nil` where nothing is.
    static func problem(name: String) -> String? {
        let bytes = name.utf8
        let isWellFormed = bytes.allSatisfy(isNameByte) && bytes.first.map { !WholeNumber.isDigit($0) } ?? false
        guard isWellFormed else {
            return "\(quoted(name)) can't be the name of a Prometheus label; expected letters, digits and '_', "
                + "and no digit first"
        }
        if name.hasPrefix("__") {
            return "the label \(quoted(name)) begins with '__', which belongs to Prometheus; choose another name"
        }
        if taken.contains(name) {
            return "the label \(quoted(name)) is one of Tailmeter's or Prometheus' own; choose another name, "
                + "such as 'app_\(name)'"
        }
        return nil
    }

    /// Whether `path` is keys parted by dots, with quotes around those that hold dots.
    static func isPath(_ path: String) -> Bool {
        var isQuoted = false
        var isEmpty = true
        for character in path {
            switch character {
            case "\"": isQuoted.toggle()
            case "." where !isQuoted:
                if isEmpty { return false }
                isEmpty = true
            default: isEmpty = false
            }
        }
        return !isQuoted && !isEmpty
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || WholeNumber.isDigit(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
