import Testing

/// A line is read by what stood in the lines before. Whatever stood there, it means what it means alone.
struct ShapeTests {
    private static let usual =
        #"{"event": "e", "x": "y", "usage": {"input_tokens": 12, "n": null, "output_tokens": 3}, "#
        + #""a": {"b": {"c": 0.5}}, "model": "m"}"#
    private static let usualFields: [String: FieldValue] = [
        "event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12),
        "usage.output_tokens": .unsigned(3), "a": .container, "a.b": .container, "a.b.c": .number("0.5"),
        "model": .string("m"),
    ]

    /// Each case is read behind the usual line, and the usual line behind it.
    @Test(
        arguments: [
            // Another key, another order, one key less, one more.
            (
                #"{"event": "e", "z": "y", "usage": {"input_tokens": 12}}"#,
                ["event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12)]
            ),
            (
                #"{"event": "e", "x": "y", "usage": {"output_tokens": 3, "input_tokens": 12}, "model": "m"}"#,
                [
                    "event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12),
                    "usage.output_tokens": .unsigned(3), "model": .string("m"),
                ]
            ),
            (
                #"{"event": "e", "usage": {"n": null, "output_tokens": 3}, "model": "m"}"#,
                [
                    "event": .string("e"), "usage": .container, "usage.output_tokens": .unsigned(3),
                    "model": .string("m"),
                ]
            ),
            (
                #"{"event": "e", "x": "y", "model": "n", "usage": {}}"#,
                ["event": .string("e"), "model": .string("n"), "usage": .container]
            ),
            // Another type in the same place.
            (
                #"{"event": 7, "x": {"event": "f"}, "usage": "u", "a": [{"b": 1}], "model": false}"#,
                [
                    "event": .unsigned(7), "usage": .string("u"), "a": .container, "model": .bool(false),
                ]
            ),
            (
                #"{"event": null, "x": [1, {"model": "n"}], "usage": {"input_tokens": {"n": 1}}, "a": {"b": {"c": [0.5]}}}"#,
                [
                    "event": .null, "usage": .container, "usage.input_tokens": .container, "a": .container,
                    "a.b": .container, "a.b.c": .container,
                ]
            ),
            // The same text in another object.
            (
                #"{"event": "e", "x": "y", "usage": {"n": 1}, "input_tokens": 12, "n": null, "output_tokens": 3}"#,
                ["event": .string("e"), "usage": .container]
            ),
            (
                #"{"event": "e", "x": "y", "usage": {"input_tokens": 12, "n": null, "model": "n"}, "a": {"b": {"event": 1}}}"#,
                [
                    "event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12), "a": .container,
                    "a.b": .container,
                ]
            ),
            // A key that stands twice, or with escapes, or longer by a little.
            (
                #"{"event": "e", "event": "f", "x": "y", "x": "z", "usage": {"input_tokens": 12}, "usage": {"n": null}}"#,
                ["event": .string("f"), "usage": .container]
            ),
            (
                #"{"\u0065vent": "e", "x": "y", "us\u0061ge": {"input\u005ftokens": 12}}"#,
                ["event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12)]
            ),
            (
                #"{"event\"": "e", "x\\": "y", "usage ": {"input_tokens": 12}, "a": {"b\n": {"c": 0.5}}}"#,
                ["a": .container]
            ),
            // White space.
            (
                "{\"event\":\t\"e\" , \"x\": \"y\" ,\"usage\": {\"input_tokens\": 12\r, \"n\": null }\t, \"model\": \"m\"}\r",
                [
                    "event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12),
                    "model": .string("m"),
                ]
            ),
            (
                #"{"event": "e", "x": "y", "usage": { "input_tokens": 12, "n": null } }"#,
                ["event": .string("e"), "usage": .container, "usage.input_tokens": .unsigned(12)]
            ),
            // Strings and numbers of other lengths.
            (
                #"{"event": "", "x": "", "usage": {"input_tokens": 123456789012, "n": null, "output_tokens": 0}}"#,
                [
                    "event": .string(""), "usage": .container, "usage.input_tokens": .unsigned(123_456_789_012),
                    "usage.output_tokens": .unsigned(0),
                ]
            ),
            (
                #"{"event": "eeeeeeeeeeeeeee\teeeeeeeeeeeeeeeeeeeeeeeeee\n", "x": "y\q", "usage": {"input_tokens": -1}}"#,
                [
                    "event": .string("eeeeeeeeeeeeeee\teeeeeeeeeeeeeeeeeeeeeeeeee\n"), "usage": .container,
                    "usage.input_tokens": .number("-1"),
                ]
            ),
        ] as [(String, [String: FieldValue])])
    func lineMeansWhatItMeansAlone(text: String, expected: [String: FieldValue]) throws {
        var scan = try Scan()
        let lines = try scan.lines([Self.usual, text, Self.usual, text].joined(separator: "\n"))
        #expect(lines.map(\.kind) == [.object, .object, .object, .object])
        try #require(lines.count == 4)
        #expect(lines[0].fields == Self.usualFields)
        #expect(lines[1].fields == expected)
        #expect(lines[2].fields == Self.usualFields)
        #expect(lines[3].fields == expected)
    }

    /// The usual line, cut off at each of its bytes: by a line feed, and by the end of the block.
    @Test func beginningsOfTheUsualLine() throws {
        var scan = try Scan()
        let bytes = Array(Self.usual.utf8)
        let line = bytes + [UInt8(ascii: "\n")]
        for count in 1..<bytes.count {
            let lines = try scan.lines(line + bytes[..<count])
            #expect(lines.map(\.kind) == [.object, .invalid], "\(count)")
            // Where the cut is in a string, stage 1 fails.
            let more = try scan.lines(line + bytes[..<count] + [UInt8(ascii: "\n")] + line)
            #expect(more.map(\.kind) == [.object, .invalid, .object], "\(count)")
            #expect(more.last?.fields == Self.usualFields)
        }
    }

    /// A line feed in each place of the usual line makes two lines that are none.
    @Test func lineFeedsInTheUsualLine() throws {
        var scan = try Scan()
        let bytes = Array(Self.usual.utf8)
        let line = bytes + [UInt8(ascii: "\n")]
        for count in 1..<bytes.count {
            let lines = try scan.lines(line + bytes[..<count] + [UInt8(ascii: "\n")] + bytes[count...] + [10] + line)
            try #require(lines.count == 4)
            #expect(lines[1].kind == .invalid)
            #expect(lines[2].kind != .object)
            #expect(lines[3].kind == .object)
            #expect(lines[3].fields == Self.usualFields)
        }
    }

    @Test(arguments: [
        #"{"event": "e", "x": "y"}}"#, #"{"event": "e", "x": "y"} {}"#, #"{"event": "e", "x": "y"]"#,
        #"{"event": "e", "x": "y",}"#, #"{"event": "e", "x": }"#, #"{"event": "e", "x": "y" "usage": 1}"#,
        #"{"event": "e", "x": "y", "usage": {"input_tokens": 12]}"#, #"{"event": "e", "x": 01}"#,
        #"{"event": "e", "x": 1.}"#, #"{"event": "e", "x": .5}"#, #"{"event": "e", "x": 1.2.3}"#,
        #"{"event": "e", "x": 00.5}"#, #"{"event": "e", "x": 1"y"}"#, #"{"event": "e", "x": truex}"#,
        #"{"event": "e", "x": tru}"#, #"{"event": "e", "x": [1, 02]}"#, #"{"event": "e", "x": {"k": nul}}"#,
        #"{"event": "e", "x": {"k" 1}}"#, #"{"event": "e", "x": [1, {"k": 1]}"#, #"{"event": "e", "x": {1: 1}}"#,
        #"{"event": "e\q", "x": "y"}"#,
    ])
    func brokenLinesOfTheUsualShape(text: String) throws {
        var scan = try Scan()
        let lines = try scan.lines([Self.usual, text, Self.usual].joined(separator: "\n"))
        #expect(lines.map(\.kind) == [.object, .invalid, .object])
        #expect(lines.last?.fields == Self.usualFields)
    }

    /// More keys than the scanner remembers, then all of them again.
    @Test func thousandsOfKeys() throws {
        var scan = try Scan()
        let shapes = (0..<3000).map { #"{"k\#($0)": \#($0), "event": "\#($0)", "k\#(2999 - $0)": {"event": 1}}"# }
        for _ in 0..<2 {
            let lines = try scan.lines(shapes.joined(separator: "\n"))
            #expect(lines.allSatisfy { $0.kind == .object })
            #expect(lines.map(\.fields) == (0..<3000).map { ["event": .string("\($0)")] })
        }
    }
}
