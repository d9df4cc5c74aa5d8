import CRecordScanner
import Testing

/// How a block falls into lines, and that no line harms another.
struct BlockTests {
    private static let good = #"{"model":"m","usage":{"input_tokens":7}}"#
    private static let goodFields: [String: FieldValue] = [
        "model": .string("m"), "usage": .container, "usage.input_tokens": .unsigned(7),
    ]

    @Test func emptyBlockHasNoLine() throws {
        var scan = try Scan()
        let lines = try scan.lines("")
        #expect(lines.isEmpty)
    }

    @Test(arguments: [
        ("\n", [(0, 0)]), ("\n\n", [(0, 0), (1, 0)]), ("{}", [(0, 2)]), ("{}\n", [(0, 2)]),
        ("{}\n{}", [(0, 2), (3, 2)]),
        ("\n{}\n\n {}\r\n", [(0, 0), (1, 2), (4, 0), (5, 4)]),
    ])
    func linesCoverTheBlock(block: String, places: [(offset: Int, length: Int)]) throws {
        var scan = try Scan()
        let lines = try scan.lines(block)
        #expect(lines.map(\.offset) == places.map(\.offset))
        #expect(lines.map(\.length) == places.map(\.length))
        #expect(lines.map(\.kind) == places.map { $0.length == 0 ? .blank : .object })
    }

    @Test func carriageReturnsAreWhiteSpace() throws {
        var scan = try Scan()
        let lines = try scan.lines("\(Self.good)\r\n\r\n\(Self.good)\r\n")
        #expect(lines.map(\.kind) == [.object, .blank, .object])
        #expect(lines[0].fields == Self.goodFields)
        #expect(lines[2].fields == Self.goodFields)
    }

    @Test func blockOfBlankLines() throws {
        var scan = try Scan()
        let lines = try scan.lines(" \n\t\n\r\n\n")
        #expect(lines.map(\.kind) == [.blank, .blank, .blank, .blank])
    }

    @Test func lastLineMayLackItsLineFeed() throws {
        var scan = try Scan()
        // The padding is made of quotes: what is behind the block must not complete what is in it.
        let lines = try scan.lines("\(Self.good)\n{\"model\":\"m")
        #expect(lines.map(\.kind) == [.object, .invalid])
        let number = try scan.line("12")
        #expect(number.kind == .value)
        let open = try scan.line(#"{"model":"m"#)
        #expect(open.kind == .invalid)
    }

    /// Each of these makes stage 1 fail for the whole block, or would shift what is a string and what is not.
    @Test(arguments: [
        [UInt8]("\"".utf8), [UInt8](#"{"model":"odd}"#.utf8), [UInt8](#"{"model":"\"}"#.utf8), [UInt8](#"\"#.utf8),
        [UInt8](#""\"#.utf8),
        [UInt8](#"x\"#.utf8), [UInt8]("{\"model\":\"\u{1}\"}".utf8), [UInt8]("{\"model\":\"\0\"}".utf8), [0xFF], [0xC3],
        [0xE2, 0x82],
        [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0x80], [UInt8](#"{"a":[[[["#.utf8), [UInt8]("}".utf8),
        [UInt8](#"{"model":"#.utf8),
        [UInt8]("Traceback (most recent call last):".utf8), [UInt8](#"  File "app.py", line 1, in "x"#.utf8),
    ])
    func brokenLineLeavesItsNeighboursAlone(broken: [UInt8]) throws {
        let good = [UInt8](Self.good.utf8)
        let feed = [UInt8(ascii: "\n")]
        for times in [1, 2] {
            var block = good + feed
            for _ in 0..<times { block += broken + feed }
            block += good + feed + broken
            var scan = try Scan()
            let lines = try scan.lines(block)
            #expect(lines.count == times + 3)
            for (index, line) in lines.enumerated() where index == 0 || index == times + 1 {
                #expect(line.kind == .object)
                #expect(line.fields == Self.goodFields)
            }
            for (index, line) in lines.enumerated() where index != 0 && index != times + 1 {
                #expect(line.kind == .invalid)
                #expect(line.fields.isEmpty)
            }
        }
    }

    @Test func bytesThatAreNotUTF8BecomeQuestionMarks() throws {
        let line =
            [UInt8](#"{"model":"a"#.utf8) + [
                0xFF, 0xC3, 0x28, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0xC3, 0xA9, 0xF4, 0x90, 0x80, 0x80,
            ]
            + [UInt8](#"b","x":"\n","#.utf8) + [UInt8(ascii: "\""), 0xFE] + [UInt8](#"":1,"event":"e\t"}"#.utf8)
        let feed = [UInt8(ascii: "\n")]
        var scan = try Scan()
        let lines = try scan.lines([UInt8](Self.good.utf8) + feed + line + feed + [UInt8](Self.good.utf8))
        #expect(lines.map(\.kind) == [.object, .object, .object])
        #expect(lines[0].fields == Self.goodFields)
        #expect(lines[1].fields == ["model": .string("a??(?????é????b"), "event": .string("e\t")])
        #expect(lines[2].fields == Self.goodFields)
    }

    @Test func bytesThatAreNotUTF8OutsideOfStringsSpoilTheLine() throws {
        var scan = try Scan()
        let line = try scan.line([UInt8(ascii: "{"), 0xFF, UInt8(ascii: "}")])
        #expect(line.kind == .invalid)
    }

    @Test func holeOfCopytruncateIsPassedOver() throws {
        var scan = try Scan()
        let hole = Array(repeating: UInt8(0), count: 5_000)
        let lines = try scan.lines(hole + [UInt8](Self.good.utf8) + [UInt8(ascii: "\n")] + hole + [UInt8(ascii: "\n")])
        #expect(lines.map(\.kind) == [.object, .blank])
        #expect(lines[0].fields == Self.goodFields)
        #expect(lines[0].length == 5_000 + Self.good.utf8.count)
    }

    @Test func byteOrderMarkMayBeginAnyLine() throws {
        var scan = try Scan()
        let lines = try scan.lines("\u{FEFF}\(Self.good)\n\u{FEFF}\(Self.good)\n\u{FEFF}\u{FEFF}\(Self.good)")
        #expect(lines.map(\.fields) == [Self.goodFields, Self.goodFields, Self.goodFields])
    }

    @Test func scannerIsUsedAgain() throws {
        var scan = try Scan()
        for round in 1...50 {
            let many = String(repeating: Self.good + "\n", count: round * 40)
            let lines = try scan.lines(many)
            #expect(lines.count == round * 40)
            #expect(lines.allSatisfy { $0.fields == Self.goodFields })
            let empty = try scan.lines("")
            #expect(empty.isEmpty)
            let broken = try scan.lines("\"\n\(Self.good)")
            #expect(broken.map(\.kind) == [.invalid, .object])
        }
    }

    // MARK: - The interface

    @Test func planHasALimit() throws {
        let name = Array("k".utf8CString)
        let many = try #require(Scan.create(Array(repeating: [name], count: 4_000)))
        record_scanner_destroy(many)
        #expect(Scan.create(Array(repeating: [name], count: 4_001)) == nil)
        #expect(Scan.create([[name], []]) == nil)
        let none = try #require(Scan.create([]))
        record_scanner_destroy(none)
    }

    @Test func blockHasALimit() throws {
        let handle = try #require(Scan.create([]))
        defer { record_scanner_destroy(handle) }
        var result = record_scanner_result()
        let byte: UInt8 = 0
        let status = withUnsafePointer(to: byte) {
            record_scanner_scan(handle, $0, Int(RECORD_SCANNER_MAX_BLOCK) + 1, &result)
        }
        #expect(status == -1)
    }
}
