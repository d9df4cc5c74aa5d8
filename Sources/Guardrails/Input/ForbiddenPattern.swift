/// A pattern of the user's own that no text may hold.
struct ForbiddenPattern: Sendable {
    let name: String
    let score: Double
    private let pattern: LinearPattern

    init(_ rule: GuardRules.Pattern) throws(GuardError) {
        do {
            pattern = try LinearPattern(rule.expression)
        } catch {
            throw .pattern(name: rule.name, reason: error.reason)
        }
        name = rule.name
        score = rule.score
    }

    /// The bytes of the matches in a text, at most so many.
    func matches(in text: [UInt8], atMost limit: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        text.withUnsafeBufferPointer { bytes in
            var from = 0
            while from <= bytes.count, found.count < limit, let match = pattern.match(in: bytes, from: from) {
                if !match.isEmpty { found.append(match) }
                from = max(match.upperBound, from + 1)
            }
        }
        return found
    }
}
