import CRE2

/// A pattern of the user's own, compiled.
final class ForbiddenPattern: Sendable {
    let name: String
    let score: Double
    // RE2 lets many threads use one compiled pattern, and nothing changes it.
    nonisolated(unsafe) private let compiled: OpaquePointer

    init(_ pattern: GuardRules.Pattern) throws(GuardError) {
        var expression = pattern.expression
        var reason = [CChar](repeating: 0, count: 256)
        let compiled = expression.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count, &reason, reason.count) }
        }
        guard let compiled else {
            let text = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw .pattern(name: pattern.name, reason: text)
        }
        self.compiled = compiled
        name = pattern.name
        score = pattern.score
    }

    deinit { cre2_free(compiled) }

    /// The bytes of the matches in a text, at most so many.
    func matches(in text: [UInt8], atMost limit: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        text.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: CChar.self)
            var from = 0
            while from <= bytes.count, found.count < limit {
                var (start, end) = (0, 0)
                guard cre2_find(compiled, bytes.baseAddress, bytes.count, from, &start, &end) != 0 else { break }
                if end > start { found.append(start..<end) }
                from = max(end, from + 1)
            }
        }
        return found
    }
}
