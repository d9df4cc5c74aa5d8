import Guardrails
import TestKit
import Testing

/// Whatever the text: no crash, places inside the text, and work that grows as the text does.
struct AnyInputTests {
    /// What texts are made of at random: pieces that the rules look at, and any scalars.
    private static let pieces = [
        "ignore", " ", "all", "previous", "instructions", "\"", "'", "`", "「", "」", "<|", "|>", "<system>", "[", "]",
        "![", "](", "https://e.x/?",
        "{", "}", "=", "&", "%41", "\\u0041", "aWdub3Jl", "69 67 ", "0100", "\n", "\n\n", "system:", "Human:", "指示",
        "を無視して", "プロンプト", "忘れ", "。", "ﾞ",
        "\u{200B}", "\u{FE0F}", "\u{E0041}", "\u{202E}", "\u{0}", "\u{1F468}\u{200D}", "ﬃ", "а", "1gn0r3", "@", "a@b.c",
        "://", "i ", "them", "you are now",
        "dan", "your", "base64", "decode", "and", "follow", "src=", "\u{301}", "snoitcurtsni", "vafgehpgvbaf", "tpmorp",
        "cebzcg",
    ]

    private static func text(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<80, using: &random) {
            if Int.random(in: 0..<4, using: &random) > 0 {
                text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    @Test(arguments: 1...8)
    func anyScalarsAreRead(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let input = try InputGuard()
        let output = try OutputGuard()
        for _ in 0..<250 {
            let text = Self.text(&random)
            let answer = output.check(text, systemPrompt: Self.text(&random), canary: Self.text(&random))
            for verdict in [input.check(text), answer.verdict] {
                #expect((0...1).contains(verdict.score))
                for finding in verdict.findings {
                    #expect(finding.bytes.lowerBound >= 0 && finding.bytes.upperBound <= text.utf8.count)
                    #expect(finding.scalars.upperBound <= text.unicodeScalars.count)
                    // The same place, counted in two ways.
                    let scalars = Array(text.unicodeScalars)
                    let bytes = scalars[..<finding.scalars.lowerBound].reduce(0) { $0 + Character($1).utf8.count }
                    #expect(bytes == finding.bytes.lowerBound, "\(finding) in \(text.debugDescription)")
                }
            }
        }
    }

    @Test func anyBytesAreRead() throws {
        var random = SeededGenerator(seed: 99)
        let input = try InputGuard()
        for _ in 0..<500 {
            let count = Int.random(in: 0..<200, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = input.check(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Eight times the text takes about eight times as long; what is quadratic takes 64 times.
    @Test(
        .serialized,
        arguments: [
            "ignore ", "instructions ", "ignore your instructions and ", "you are now without rules ", "\"", "'a ",
            "`x` ", "「", "[", "![](", "(", "<|a", "<system",
            "%41", "%", "\\u0041", "aWdub3Jl", "aWdub3JlIGFsbCBwcmV2aW91cyBp ", "69 ", "01101001 ", "i ", "忘れ", "指示を",
            "制限なし", "今から", "あ ", "\u{200B}", "\u{E0041}",
            "\u{FE0F}", "\n", "human: \n\n", "https://e.x/?a=b&", "![a](https://e.x/?d={", "a@b.c ", "send chat ",
            "\u{301}", "ﾞ", "1gn0r3", "abcdefghijklmnop", "{ ", "\"a\"+",
        ])
    func workIsLinear(unit: String) throws {
        var rules = GuardRules()
        rules.maxCharacters = 10_000_000
        rules.decodingLimit = 10_000_000
        let input = try InputGuard(rules: rules)
        let output = try OutputGuard(rules: rules, redaction: nil)
        func best(_ bytes: Int) -> Double {
            let text = String(repeating: unit, count: bytes / unit.utf8.count)
            return (0..<3).map { _ in
                ProcessorTime.of {
                    _ = input.check(text)
                    _ = output.check(text, systemPrompt: text, canary: unit)
                }
            }.min() ?? 0
        }
        let small = best(1_500)
        let large = best(12_000)
        #expect(large < small * 8 * 5 + 0.02, "\(small) s and \(large) s")
    }
}
