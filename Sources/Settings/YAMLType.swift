/// What YAML 1.1 or 1.2 takes a plain word for, where it does not take it for text.
enum YAMLType: String {
    case boolean = "true or false"
    case number = "a number"

    init?(of text: String) {
        switch text.lowercased() {
        case "y", "yes", "on", "true", "n", "no", "off", "false": self = .boolean
        default:
            guard Self.isNumber(text) else { return nil }
            self = .number
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.replacing("_", with: "").drop { $0 == "-" || $0 == "+" }
        guard let first = digits.utf8.first else { return false }
        guard WholeNumber.isDigit(first) || first == UInt8(ascii: ".") else { return false }
        // YAML 1.1 reads 1:30 as 90.
        let isSexagesimal = digits.split(separator: ":", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy(WholeNumber.isDigit)
        }
        let radixes = [("0x", 16), ("0o", 8), ("0b", 2)]
        let hasRadix = radixes.contains { digits.hasPrefix($0.0) && Int(digits.dropFirst(2), radix: $0.1) != nil }
        return isSexagesimal || hasRadix || Double(digits) != nil || [".inf", ".nan"].contains(digits.lowercased())
    }
}
