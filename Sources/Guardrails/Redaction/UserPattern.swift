import CRE2

/// A pattern of the user's own, compiled by RE2.
///
/// RE2 lets many threads use one pattern at once, and nothing here is written to after it was made.
final class UserPattern: @unchecked Sendable {
    /// So many findings of one pattern in one text are told apart; what is behind them counts as one. A pattern that looks
    /// ahead over the whole text for each of its findings would otherwise take time with the square of its length.
    static let mostFindings = 1_000

    let name: String
    let label: String
    private let compiled: OpaquePointer

    init(_ pattern: RedactionRules.Pattern) throws(RedactionError) {
        name = pattern.name
        label = pattern.label ?? "[\(pattern.name.uppercased())]"
        let capacity = 512
        let reason = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
        defer { reason.deallocate() }
        var expression = pattern.expression
        let made = expression.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count, reason, capacity) }
        }
        guard let made else {
            throw .pattern(name: pattern.name, reason: String(cString: reason))
        }
        compiled = made
    }

    deinit { cre2_free(compiled) }

    /// Calls `found` for each finding in a text that is not empty, from left to right.
    func forEachFinding(_ text: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>) -> Void) {
        guard let base = text.baseAddress else { return }
        text.withMemoryRebound(to: CChar.self) { characters in
            var from = 0
            var count = 0
            var start = 0
            var end = 0
            while from < text.count,
                cre2_find(compiled, characters.baseAddress, characters.count, from, &start, &end) == 1
            {
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
    }

    private static func characterEnd(_ p: UnsafePointer<UInt8>, _ count: Int, _ index: Int) -> Int {
        var index = index
        while index < count, p[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }
}
