import TestKit
import Testing

@testable import tailmeter

/// What reaches the terminal: what changed and nothing else.
struct ScreenUpdateTests {
    private static func isWide(_ character: Character) -> Bool { "漢字日本語😀".contains(character) }

    @Test func anUnchangedScreenWritesNothing() {
        var frame = Frame(width: 20, height: 3)
        frame.write("cost $1.00", row: 1, column: 2, style: .bold)
        #expect(ScreenUpdate(hasColor: true, isUTF8: true).bytes(from: frame, to: frame).isEmpty)
    }

    @Test func aChangedFigureWritesThatFigure() {
        var old = Frame(width: 80, height: 24)
        old.write("today $12.43   1,204 requests", row: 2, column: 1)
        var new = old
        new.write("today $12.44", row: 2, column: 1)
        let bytes = ScreenUpdate(hasColor: true, isUTF8: true).bytes(from: old, to: new)
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[3;13H\u{1B}[0m4")
    }

    /// Random screens, one after the other, against a terminal that obeys.
    @Test func theTerminalShowsWhatIsMeant() {
        var random = SeededGenerator(seed: 31)
        let letters = Array("ab $1.漢字😀…█é ")
        let styles: [Style] = [.plain, .bold, .bad, .bar]
        var grid = TerminalGrid(width: 17, height: 5)
        var old: Frame?
        let update = ScreenUpdate(hasColor: true, isUTF8: true)
        for _ in 0..<500 {
            var frame = old ?? Frame(width: 17, height: 5)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let text = String(
                    (0..<Int.random(in: 1...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? " "
                    })
                // Half of a wide character must not stay: rows are written from blanks, as the view does.
                let row = Int.random(in: 0...4, using: &random)
                frame.write(String(repeating: " ", count: 17), row: row, column: 0)
                frame.write(
                    text, row: row, column: Int.random(in: 0...10, using: &random),
                    style: styles.randomElement(using: &random) ?? .plain)
            }
            grid.write(update.bytes(from: old, to: frame), isWide: Self.isWide)
            #expect(grid.lines == frame.lines)
            old = frame
        }
    }

    @Test func anotherSizeIsDrawnAnew() {
        var old = Frame(width: 30, height: 2)
        old.write("old", row: 0, column: 0)
        var new = Frame(width: 20, height: 2)
        new.write("new", row: 1, column: 0)
        var grid = TerminalGrid(width: 20, height: 2)
        grid.write(Array("old".utf8), isWide: Self.isWide)
        grid.write(ScreenUpdate(hasColor: false, isUTF8: true).bytes(from: old, to: new), isWide: Self.isWide)
        #expect(grid.lines == ["", "new"])
    }

    /// Without UTF-8 every byte is ASCII, and columns stay where they are.
    @Test func asciiTerminalsGetASCII() {
        var frame = Frame(width: 30, height: 1)
        frame.write("日本 ▁▄█ – 10µs … é|", row: 0, column: 0)
        let bytes = ScreenUpdate(hasColor: true, isUTF8: false).bytes(from: nil, to: frame)
        #expect(bytes.allSatisfy { $0 < 0x80 })
        var grid = TerminalGrid(width: 30, height: 1)
        grid.write(bytes, isWide: { _ in false })
        #expect(grid.lines == ["???? _-# - 10us ~ ?|"])
    }

    @Test func colorIsLeftOutWhereItIsNotWelcome() {
        var frame = Frame(width: 10, height: 1)
        frame.write("bad", row: 0, column: 0, style: .bad)
        let plain = String(
            decoding: ScreenUpdate(hasColor: false, isUTF8: true).bytes(from: nil, to: frame), as: UTF8.self)
        #expect(plain.contains("\u{1B}[0;1m"))
        #expect(!plain.contains("31"))
        let colored = String(
            decoding: ScreenUpdate(hasColor: true, isUTF8: true).bytes(from: nil, to: frame), as: UTF8.self)
        #expect(colored.contains("\u{1B}[0;1;31m"))
    }
}
