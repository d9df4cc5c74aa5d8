/// Percentages as settings write them: `80%`, `99.95%`.
enum PercentText {
    /// Hundredths of a percent; `nil` where the text is no percentage, or has more than two digits behind the point.
    static func hundredths(_ text: String) -> Int? {
        guard text.hasSuffix("%") else { return nil }
        return DecimalNumber.exact(text.dropLast(), digits: 2).flatMap(Int.init(exactly:))
    }
}
