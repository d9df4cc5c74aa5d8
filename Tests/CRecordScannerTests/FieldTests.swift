import CRecordScanner
import Testing

/// What is read at the paths of the plan.
struct FieldTests {
    private func fields(_ text: String, _ paths: [String] = Scan.usual) throws -> [String: FieldValue] {
        var scan = try Scan(paths)
        let line = try scan.line(text)
        #expect(line.kind == .object)
        return line.fields
    }

    @Test func everyKindOfValue() throws {
        let paths = ["s", "u", "n", "t", "f", "z", "o", "l"]
        let text = #"{"s":"x","u":1,"n":-1,"t":true,"f":false,"z":null,"o":{},"l":[1]}"#
        #expect(
            try fields(text, paths) == [
                "s": .string("x"), "u": .unsigned(1), "n": .number("-1"), "t": .bool(true), "f": .bool(false),
                "z": .null,
                "o": .container, "l": .container,
            ])
    }

    /// Whole numbers of at most 18 digits are given as integers, whatever else as text.
    @Test(arguments: [
        ("0", FieldValue.unsigned(0)), ("999999999999999999", .unsigned(999_999_999_999_999_999)),
        ("1000000000000000000", .number("1000000000000000000")),
        ("9223372036854775807", .number("9223372036854775807")),
        ("18446744073709551616", .number("18446744073709551616")), ("-0", .number("-0")), ("-1", .number("-1")),
        ("0.0", .number("0.0")), ("1e3", .number("1e3")), ("1E+400", .number("1E+400")),
        ("12.50e-7", .number("12.50e-7")),
    ])
    func numbers(text: String, value: FieldValue) throws {
        #expect(try fields(#"{"model":\#(text)}"#) == ["model": value])
        #expect(try fields(#"{"model": \#(text) ,"x":0}"#) == ["model": value])
    }

    @Test func numberOfThousandsOfDigits() throws {
        let digits = String(repeating: "7", count: 10_000)
        #expect(try fields(#"{"model":\#(digits)}"#) == ["model": .number(digits)])
    }

    // MARK: - Paths

    @Test func nestedPathsAndTheirParents() throws {
        #expect(try fields(#"{"a":{"b":{"c":1}}}"#) == ["a": .container, "a.b": .container, "a.b.c": .unsigned(1)])
        #expect(try fields(#"{"a":{"b":2,"c":3}}"#) == ["a": .container, "a.b": .unsigned(2)])
        #expect(try fields(#"{"b":{"c":1},"c":1}"#) == [:])
    }

    @Test func keysCountOnlyInTheirPlace() throws {
        #expect(
            try fields(#"{"x":{"model":"inner"},"usage":{"model":"m","usage":{"input_tokens":9}}}"#) == [
                "usage": .container
            ])
        #expect(try fields(#"{"usage":[{"input_tokens":1}],"x":[{"model":"m"}]}"#) == ["usage": .container])
        #expect(try fields(#"{"model":["x",{"model":"y"}]}"#) == ["model": .container])
        #expect(try fields(#"{"x":"model","y":["model"],"z":"\"model\":1"}"#) == [:])
    }

    @Test func keysAreComparedWhole() throws {
        let long = "a_key_that_is_longer_than_the_four_words_of_the_short_loop"
        #expect(try fields(#"{"mode":1,"models":2,"Model":3,"model ":4," model":5,"":6,"model\u0000":7}"#) == [:])
        #expect(try fields(#"{"\#(long)":1,"\#(long.dropLast())x":2,"\#(long)x":3}"#) == [long: .unsigned(1)])
        #expect(try fields(#"{"":1,"x":{"":2}}"#, ["", "x."]) == ["": .unsigned(1), "x.": .unsigned(2)])
    }

    @Test func escapedKeysAreTheSameKeys() throws {
        #expect(try fields(#"{"mod\u0065l":1}"#) == ["model": .unsigned(1)])
        #expect(
            try fields(#"{"\u006d\u006F\u0064\u0065\u006C":1,"\u0075sage":{"input\u005ftokens":2}}"#)
                == ["model": .unsigned(1), "usage": .container, "usage.input_tokens": .unsigned(2)])
        // An escape that JSON does not know makes an unread key, no more.
        #expect(try fields(#"{"mod\x65l":1,"mod\u00":2,"event":"e"}"#) == ["event": .string("e")])
        let key = #"a\u005fkey_that_is_longer_than_the_four_words_of_the_short_loop"#
        #expect(
            try fields(#"{"\#(key)":1}"#) == [
                "a_key_that_is_longer_than_the_four_words_of_the_short_loop": .unsigned(1)
            ])
    }

    @Test func keysInUnicode() throws {
        #expect(
            try fields(#"{"модель":1,"\u043c\u043e\u0434\u0435\u043b\u044c":2}"#, ["модель"]) == [
                "модель": .unsigned(2)
            ])
    }

    @Test func manyPathsAtOneNode() throws {
        let paths = (0..<500).map { "key_\($0)" }
        let text = "{" + paths.reversed().enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",") + "}"
        let found = try fields(text, paths)
        #expect(found.count == 500)
        #expect(found["key_0"] == .unsigned(499))
        #expect(found["key_499"] == .unsigned(0))
    }

    /// A user's label may be a field that the preset reads: both get it.
    @Test func pathThatStandsTwiceInThePlan() throws {
        var scan = try Scan(["model", "usage.input_tokens", "model", "usage.input_tokens", "model"])
        let text = #"{"model":"m","usage":{"input_tokens":1},"usage":{"input_tokens":2},"model":"n"}"#
        let line = try scan.line(text)
        #expect(line.fields == ["model": .string("n"), "usage.input_tokens": .unsigned(2)])
        let padded = Array(text.utf8) + Array(repeating: 0, count: Int(RECORD_SCANNER_PADDING))
        let handle = try #require(Scan.create([["model"], ["model"]].map { $0.map { Array($0.utf8CString) } }))
        defer { record_scanner_destroy(handle) }
        var result = record_scanner_result()
        let status = record_scanner_scan(handle, padded, text.utf8.count, &result)
        #expect(status == 0)
        #expect(result.field_count == 2)
        #expect(Set((0..<result.field_count).map { result.fields[$0].path }) == [0, 1])
    }

    /// Lines of one log have the same keys in the same places, and the scanner counts on it. It must not rely on it.
    @Test func keysInTheSamePlaceAreOfNoConsequence() throws {
        let long = "a_key_that_is_longer_than_the_four_words_of_the_short_loop"
        let similar = long.prefix(20) + "X" + long.dropFirst(21)
        let escaped = #"\u0061"# + long.dropFirst()
        let keys = [
            "model", "mod\\u0065l", "event", "even", "evenu", "xodel", long, String(similar), escaped, "usage",
            #"us\u0061ge"#,
            #"\u0075\u0073\u0061\u0067\u0065"#, "", "input_tokens", #"input\u005ftokens"#, "a", "b",
        ]
        let lines = (0..<400).map { line in
            // Often the same order as before, sometimes another; more keys than places are remembered.
            let first = line % 3 == 0 ? line * 7 % keys.count : 0
            let order = Array(keys[first...] + keys[..<first])
            return "{"
                + (order + (line % 7 == 0 ? (0..<80).map { "k\($0)" } : []) + ["event"])
                .map { "\"\($0)\":\(line)" }.joined(separator: ",") + "}"
        }
        var scan = try Scan()
        let together = try scan.lines(lines.joined(separator: "\n"))
        try #require(together.count == lines.count)
        for (line, text) in zip(together, lines) {
            var fresh = try Scan()
            let alone = try fresh.line(text)
            #expect(line.fields == alone.fields)
            #expect(Set(line.fields.keys) == ["model", "event", "usage", "a", long])
        }
    }

    /// A long key, escaped, in the same place of two lines: it is longer than the key that it stands for.
    @Test func escapedKeyInTheSamePlace() throws {
        var scan = try Scan(["input_tokens", "m"])
        let line = #"{"\u0069\u006e\u0070\u0075\u0074\u005f\u0074\u006f\u006b\u0065\u006e\u0073":1,"m":2}"#
        let lines = try scan.lines([line, line, line].joined(separator: "\n"))
        #expect(lines.map(\.fields) == Array(repeating: ["input_tokens": .unsigned(1), "m": .unsigned(2)], count: 3))
    }

    // MARK: - Keys that stand twice

    @Test(arguments: [
        (#"{"model":"a","model":"b"}"#, ["model": FieldValue.string("b")]),
        (#"{"model":"a","mod\u0065l":null}"#, ["model": .null]),
        (#"{"model":"a","event":"e","model":7}"#, ["model": .unsigned(7), "event": .string("e")]),
        (#"{"model":{"x":1},"model":"b"}"#, ["model": .string("b")]),
        // The second object takes the place of the first as a whole, as JSON libraries do.
        (
            #"{"usage":{"input_tokens":1,"output_tokens":5},"usage":{"input_tokens":2}}"#,
            ["usage": .container, "usage.input_tokens": .unsigned(2)]
        ),
        (#"{"usage":{"input_tokens":1},"usage":{}}"#, ["usage": .container]),
        (#"{"usage":{"input_tokens":1},"usage":null}"#, ["usage": .null]),
        (#"{"usage":{"input_tokens":1},"usage":"x","model":"m"}"#, ["usage": .string("x"), "model": .string("m")]),
        (#"{"usage":{"input_tokens":1},"usage":[{"input_tokens":2}]}"#, ["usage": .container]),
        (#"{"usage":null,"usage":{"input_tokens":1}}"#, ["usage": .container, "usage.input_tokens": .unsigned(1)]),
        (
            #"{"a":{"b":{"c":1}},"model":"m","a":{"b":{}},"event":"e"}"#,
            ["a": .container, "a.b": .container, "model": .string("m"), "event": .string("e")]
        ),
        (
            #"{"a":{"b":{"c":1},"b":{"c":2},"b":3}}"#, ["a": .container, "a.b": .unsigned(3)]
        ),
        (
            #"{"usage":{"output_tokens":5,"input_tokens":1},"model":"m","usage":{"output_tokens":6},"model":"n"}"#,
            ["usage": .container, "usage.output_tokens": .unsigned(6), "model": .string("n")]
        ),
    ])
    func lastValueCounts(text: String, expected: [String: FieldValue]) throws {
        #expect(try fields(text) == expected)
    }

    @Test func keyThatStandsTenThousandTimes() throws {
        let objects = (0..<10_000).map { #""usage":{"input_tokens":\#($0)}"# }.joined(separator: ",")
        #expect(try fields("{\(objects)}") == ["usage": .container, "usage.input_tokens": .unsigned(9_999)])
    }

    // MARK: - Text

    @Test(arguments: [
        (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u20AC\u0000z"#, "Aé€\0z"),
        (#"\ud83d\ude00"#, "😀"),
        (#"\uD83D\uDE00\uD83D\uDE00"#, "😀😀"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"), (#"\ud800"#, "\u{FFFD}"),
        (#"\udc00"#, "\u{FFFD}"),
        (#"a\ud800b"#, "a\u{FFFD}b"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00"),
        (#"\uFFFE\uFFFF"#, "\u{FFFE}\u{FFFF}"), ("é€😀", "é€😀"), (#"\\\\\\\""#, #"\\\""#), ("", ""), (#"\\"#, #"\"#),
        (#"0123456789abcdef0123456789abcdef\t"#, "0123456789abcdef0123456789abcdef\t"),
    ])
    func escapes(text: String, value: String) throws {
        guard case .string(let found) = try fields(#"{"model":"\#(text)","event":"\#(text)"}"#)["model"] else {
            Issue.record("no string")
            return
        }
        #expect(Array(found.utf8) == Array(value.utf8))
    }

    @Test(arguments: [
        #"\x"#, #"\u"#, #"\u0"#, #"\u00"#, #"\u004"#, #"\u004g"#, #"\u+041"#, #"\u 041"#, #"\U0041"#, #"\ud83d\u12"#,
        #"\0"#, #"\'"#, #"\a"#, #"\v"#,
        #"\é"#, #"\N"#,
    ])
    func brokenEscapes(text: String) throws {
        var scan = try Scan()
        let read = try scan.line(#"{"model":"\#(text)"}"#)
        #expect(read.kind == .invalid)
        // In a string that nobody reads they pass: escape sequences are checked only where text is read.
        let unread = try scan.line(#"{"x":"\#(text)","y":["\#(text)"],"model":"m"}"#)
        #expect(unread.kind == .object)
        #expect(unread.fields == ["model": .string("m")])
        // A bad value is bad, even if the key stands again.
        let twice = try scan.line(#"{"model":"\#(text)","model":"m"}"#)
        #expect(twice.kind == .invalid)
    }
}
