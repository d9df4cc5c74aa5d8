import CRE2

/// A pattern in RE2's syntax, compiled: each search takes time linear in the text, whatever the pattern.
final class LinearPattern: Sendable {
    /// Why a pattern is none, in RE2's words.
    struct Refusal: Error {
        let reason: String
    }

    // RE2 lets many threads use one compiled pattern at once, and nothing changes it.
    nonisolated(unsafe) private let compiled: OpaquePointer

    init(_ expression: String) throws(Refusal) {
        var expression = expression
        var reason = [CChar](repeating: 0, count: 512)
        let made = expression.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count, &reason, reason.count) }
        }
        guard let made else {
            let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw Refusal(reason: String(decoding: text, as: UTF8.self))
        }
        compiled = made
    }

    deinit { cre2_free(compiled) }

    /// The first match that begins at an index or behind it.
    func match(in text: UnsafeBufferPointer<UInt8>, from index: Int) -> Range<Int>? {
        text.withMemoryRebound(to: CChar.self) { characters in
            var start = 0
            var end = 0
            guard cre2_find(compiled, characters.baseAddress, characters.count, index, &start, &end) != 0 else {
                return nil
            }
            return start..<end
        }
    }
}
