/// Whole numbers as settings write them: decimal digits and nothing else.
///
/// A leading zero means octal in YAML 1.1 and decimal in 1.2, so it is refused rather than guessed, as are signs and
/// `_`.
enum WholeNumber {
    static func parse(_ text: some StringProtocol) -> Int? {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.allSatisfy(isDigit), first != UInt8(ascii: "0") || bytes.count == 1 else {
            return nil
        }
        return Int(text)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
