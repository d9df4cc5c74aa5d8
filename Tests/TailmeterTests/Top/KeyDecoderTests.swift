import TestKit
import Testing

@testable import tailmeter

/// What terminals send, cut anywhere.
struct KeyDecoderTests {
    private static func keys(_ text: String) -> [TerminalKey] {
        var decoder = KeyDecoder()
        return decoder.keys(text.utf8) + decoder.timeOut()
    }

    @Test(arguments: [
        ("q", [TerminalKey.character("q")]), ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]),
        ("\u{1B}[D", [.left]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6;2~", [.pageDown]), ("\u{1B}[H", [.home]),
        ("\u{1B}[4~", [.end]), ("\u{1B}[3~", [.delete]), ("\u{1B}OP", [.function(1)]), ("\u{1B}[15~", [.function(5)]),
        ("\u{1B}[17~", [.function(6)]), ("\u{1B}[24~", [.function(12)]), ("\u{1B}[Z", [.backTab]), ("\t", [.tab]),
        ("\r", [.enter]), ("\u{7F}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]),
        ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
        ("漢é😀", [.character("漢"), .character("é"), .character("😀")]),
        // A letter with Alt, a report of the mouse, and an answer to a question nobody asked are no keys.
        ("\u{1B}x", []), ("\u{1B}[<0;10;5Mq", [.character("q")]), ("\u{1B}OM", [.enter]), ("\u{1B}[?62;22c", []),
        ("\u{1B}[200~qqq\u{1B}[201~", [.paste("qqq")]),
    ]) func decodes(_ text: String, _ expected: [TerminalKey]) {
        #expect(Self.keys(text) == expected)
    }

    /// A slow line may cut between any two bytes.
    @Test func sequencesMayBeCutAnywhere() {
        let text = "a\u{1B}[A漢字\u{1B}[15~\u{1B}OB😀\u{1B}[200~日本 \u{1B}[20 x\u{1B}[201~z\u{1B}[1;5C"
        let expected: [TerminalKey] = [
            .character("a"), .up, .character("漢"), .character("字"), .function(5), .down, .character("😀"),
            .paste("日本 \u{1B}[20 x"), .character("z"), .right,
        ]
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            #expect(decoder.keys(bytes[..<cut]) + decoder.keys(bytes[cut...]) == expected, "cut at \(cut)")
        }
        var decoder = KeyDecoder()
        #expect(bytes.flatMap { decoder.keys([$0]) } == expected)
    }

    /// An escape alone is a key once nothing follows; the beginning of a sequence is none.
    @Test func onlyTimeTellsAnEscape() {
        var decoder = KeyDecoder()
        #expect(decoder.keys([0x1B]) == [])
        #expect(decoder.isWaiting)
        #expect(decoder.timeOut() == [.escape])
        #expect(!decoder.isWaiting)
        #expect(decoder.keys([0x1B, UInt8(ascii: "[")]) == [])
        #expect(!decoder.isWaiting)
        #expect(decoder.timeOut() == [])
        #expect(decoder.keys([UInt8(ascii: "A")]) == [.up])
    }

    /// What is no key must neither crash, nor grow, nor keep later keys from coming.
    @Test func anyBytesEndInKeys() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<2_000 {
            var decoder = KeyDecoder()
            let count = Int.random(in: 0...40, using: &random)
            _ = decoder.keys((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
            _ = decoder.keys("\u{1B}[201~".utf8)
            _ = decoder.keys("\u{1B}[A".utf8)
            #expect(decoder.keys("q".utf8) == [.character("q")])
        }
    }

    @Test func longPastesAreCut() {
        let pasted = Self.keys("\u{1B}[200~" + String(repeating: "漢", count: 100_000) + "\u{1B}[201~q")
        #expect(pasted == [.paste(String(repeating: "漢", count: KeyDecoder.pasteLimit / 3)), .character("q")])
    }
}
