/// A pattern of the user's own whose findings are redacted.
struct UserPattern: Sendable {
    /// So many findings of one pattern in one text are told apart; what is behind them counts as one. A pattern that looks
    /// ahead over the whole text for each of its findings would otherwise take time with the square of its length.
    static let mostFindings = 1_000

    let name: String
    let label: String
    private let pattern: LinearPattern

    init(_ rule: RedactionRules.Pattern) throws(RedactionError) {
        do {
            pattern = try LinearPattern(rule.expression)
        } catch {
            throw .pattern(name: rule.name, reason: error.reason)
        }
        name = rule.name
        label = rule.label ?? "[\(rule.name.uppercased())]"
    }

    /// Calls `found` for each finding in a text that is not empty, from left to right.
    func forEachFinding(_ text: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>) -> Void) {
        guard let base = text.baseAddress else { return }
        var from = 0
        var count = 0
        while from < text.count, let match = pattern.match(in: text, from: from) {
            var (start, end) = (match.lowerBound, match.upperBound)
            if end == start {
                from = Self.characterEnd(base, text.count, start + 1)
                continue
            }
            count += 1
            // `\C` finds single bytes of characters.
            end = Self.characterEnd(base, text.count, end)
            while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
            if count > Self.mostFindings { end = text.count }
            found(start..<end)
            from = end
        }
    }

    private static func characterEnd(_ p: UnsafePointer<UInt8>, _ count: Int, _ index: Int) -> Int {
        var index = index
        while index < count, p[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }
}
