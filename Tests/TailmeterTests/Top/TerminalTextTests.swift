import Testing

@testable import tailmeter

/// Names from logs on their way to the screen.
struct TerminalTextTests {
    /// Sequences that would clear the screen, set the title, ring, go back or turn the text around.
    @Test(arguments: [
        "\u{1B}[2Jx", "\u{1B}]0;title\u{7}", "a\rb", "a\u{8}b", "\u{9B}31m", "a\u{202E}b", "a\u{2066}b", "line\u{2028}",
        "\u{0}",
        "\u{FEFF}", "a\u{AD}",
    ]) func nothingIsObeyed(_ name: String) {
        let shown = TerminalText.characters(name).flatMap(\.unicodeScalars)
        #expect(
            shown.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                    && !["\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}", "\u{AD}"].contains(scalar)
            })
        #expect(shown.contains("\u{FFFD}"))
    }

    @Test func pilesOfMarksAreOneReplacement() {
        #expect(TerminalText.characters("a" + String(repeating: "\u{301}", count: 500)) == ["\u{FFFD}"])
        #expect(TerminalText.characters("é家👩‍💻") == ["é", "家", "👩‍💻"])
    }

    @Test func cutsByColumns() {
        #expect(DisplayWidth.cut("日本語モデル", to: 12) == "日本語モデル")
        #expect(DisplayWidth.cut("日本語モデル", to: 8) == "日本語…")
        #expect(DisplayWidth.cut("日本語モデル", to: 7) == "日本語…")
        #expect(DisplayWidth.cut("model", to: 1) == "…")
        #expect(DisplayWidth.cut("model", to: 0) == "")
        #expect(TerminalText.cutBeginning("/var/log/app.jsonl", to: 10) == "…app.jsonl")
    }

    @Test(arguments: [
        (["LANG": "ja_JP.UTF-8", "TERM": "xterm"], true, true, true),
        (["LANG": "C", "TERM": "xterm"], false, true, true),
        (["LC_ALL": "C", "LANG": "en_US.UTF-8", "TERM": "xterm"], false, true, true),
        (["LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C", "TERM": "xterm"], true, true, true),
        (["LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"], true, false, true),
        (["LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": ""], true, true, true),
        (["LANG": "C.UTF-8", "TERM": "dumb"], true, false, false), ([:], false, false, false),
    ]) func theEnvironmentTells(_ environment: [String: String], isUTF8: Bool, hasColor: Bool, canMove: Bool) {
        let traits = TerminalTraits(environment: environment)
        #expect(traits.isUTF8 == isUTF8)
        #expect(traits.hasColor == hasColor)
        #expect(traits.canMoveCursor == canMove)
    }
}
