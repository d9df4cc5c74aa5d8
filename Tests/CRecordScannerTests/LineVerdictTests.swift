import CRecordScanner
import Testing

/// What a line is: object, other value, blank or invalid.
struct LineVerdictTests {
    @Test(arguments: [
        "{}", "{ }", " {} ", "\t{}\r", #"{"a":1}"#, #"{"":{"":[]}}"#, #"{"a":[{"b":[[]]},{},[],"",0,true,false,null]}"#,
        #"{"x":"\\"}"#, #"{"x":"\\\""}"#, #"{"x":"}{][,:"}"#, #"{"k":-0}"#, #"{"k":1E+9}"#, #"{"k":0.0e-0}"#,
        "{\"x\":\"\u{7F}\u{80}\u{2028}\u{FEFF}\u{10FFFF}\"}", "\u{FEFF}{}", "\u{FEFF} {}", "\0\0\0{}", "\0 \0{}",
        "\0\u{FEFF}{}",
        " \0{}", "{\"a\"\r:\t1 ,\r\"b\" : 2 }",
    ])
    func objects(text: String) throws {
        var scan = try Scan()
        let line = try scan.line(text)
        #expect(line.kind == .object)
        #expect(line.length == text.utf8.count)
    }

    @Test(arguments: [
        "[]", "[1,2,3]", "[[[]]]", #"[{"model":"m"}]"#, "\"\"", "\"text\"", #""\u00e9""#, "0", "-0", "42", "1e400",
        "true", "false",
        "null", " null\r", "\u{FEFF}[]", "\0\0[]",
    ])
    func otherValues(text: String) throws {
        var scan = try Scan()
        let line = try scan.line(text)
        #expect(line.kind == .value)
        #expect(line.fields.isEmpty)
    }

    @Test(arguments: [
        " ", "\t", "\r", "  \t\r ", "\0", "\0\0\0\0\0\0\0\0\0", "\u{FEFF}", "\0 \r", "\u{FEFF}\0\u{FEFF} \0",
    ])
    func nothing(text: String) throws {
        var scan = try Scan()
        let line = try scan.line(text)
        #expect(line.kind == .blank)
    }

    @Test(arguments: [
        "{", "}", "[", "]", "{]", "[}", "{}}", "[]]", "{{}}", "[{]}", ",", ":", "{,}", "[,]", "[1,]", "[,1]", "[1,,2]",
        "[1 2]",
        #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{"a" 1}"#, #"{"a"::1}"#, #"{"a":1:2}"#,
        #"{a:1}"#, #"{1:1}"#, #"{null:1}"#, #"{[]:1}"#, #"{{}:1}"#, "{'a':1}", #"["a":1]"#, #"{"a":1}x"#,
        #"{"a":1} {"a":1}"#,
        #"{"a":1}{"a":1}"#, "[] []", "1 2", "null null", #""a" "b""#, "{}, {}", "{}\0", "{}\u{FEFF}", "{\0}",
        "{\u{FEFF}}",
        "{\u{A0}}", "{\u{2028}}", "{\u{B}}", "{\u{C}}", "/**/{}", "{}//", "#{}",
    ])
    func brokenStructure(text: String) throws {
        var scan = try Scan()
        let line = try scan.line(text)
        #expect(line.kind == .invalid)
        #expect(line.fields.isEmpty)
    }

    /// Where a token touches a quote, stage 1 does not see the second one.
    @Test(arguments: [
        #"tru"x""#, #"true"x""#, #""a"b"#, #""a"1"#, #"1"a""#, #""a""b""#, #"a"b""#, #"\"a""#, #""a"\"#, #""a"\"""#,
        #"{}"a""#, #""a"{}"#,
        #""a"true"#, #"null"""#, #"-"1""#, #"1e"5""#,
    ])
    func tokensGluedToQuotes(token: String) throws {
        var scan = try Scan()
        for text in [
            token, "[\(token)]", #"{"a":\#(token)}"#, #"{"x":\#(token)}"#, #"{\#(token):1}"#, #"{"x":[1,\#(token),2]}"#,
        ] {
            let kind = try scan.line(text).kind
            #expect(kind == .invalid, "\(text)")
        }
    }

    @Test(arguments: [
        "tru", "truee", "true1", "True", "TRUE", "t", "nul", "nulll", "nil", "None", "fals", "falsey", "undefined",
        "NaN", "nan",
        "Infinity", "-Infinity", "inf", "true-", "true.", "n", "f", "true\0", "true\u{1}", "nullfalse",
    ])
    func brokenLiterals(literal: String) throws {
        var scan = try Scan()
        for text in [literal, "[\(literal)]", #"{"a":\#(literal)}"#, #"{"x":\#(literal)}"#] {
            let kind = try scan.line(text).kind
            #expect(kind == .invalid, "\(text)")
        }
    }

    @Test(arguments: [
        "-", "+1", "--1", "01", "-01", "00", ".5", "-.5", "1.", "1.e1", "1e", "1e+", "1E-", "1e1.5", "1.2.3", "0x1F",
        "1_000", "1a",
        "1-", "1+1", "1e5e5", "\u{0661}", "1\0", "1\u{1}", "0123456789", "1/2", "1;", "1\\", "1'",
    ])
    func brokenNumbers(number: String) throws {
        var scan = try Scan()
        for text in [number, "[\(number)]", #"{"a":\#(number)}"#, #"{"x":\#(number)}"#] {
            let kind = try scan.line(text).kind
            #expect(kind == .invalid, "\(text)")
        }
    }

    @Test(arguments: (0..<0x20).filter { $0 != 0x0A })
    func controlCharactersInStrings(byte: UInt8) throws {
        var scan = try Scan()
        for text in ["{\"x\":\"?\"}", "{\"a\":\"?\"}", "{\"?\":1}", "\"?\"", "{\"x\":[\"\\?\"]}"] {
            let bytes = text.utf8.map { $0 == UInt8(ascii: "?") ? byte : $0 }
            let kind = try scan.line(bytes).kind
            #expect(kind == .invalid)
        }
    }

    // MARK: - Depth and size

    private static let brackets: [(open: String, close: String)] = [
        ("[", "]"), (#"{"a":"#, "}"), (#"[{"x":"#, "}]"), (#"{"usage":["#, "]}"),
    ]

    @Test(arguments: 0..<4)
    func tenThousandLevels(kind: Int) throws {
        let (open, close) = Self.brackets[kind]
        let (deep, ends) = (String(repeating: open, count: 10_000), String(repeating: close, count: 10_000))
        var scan = try Scan()
        let closed = try scan.line(deep + "1" + ends)
        #expect(closed.kind == (open.hasPrefix("{") ? .object : .value))
        let field = try scan.line(#"{"model":"m","x":\#(deep)null\#(ends),"event":"e"}"#)
        #expect(field.kind == .object)
        #expect(field.fields == ["model": .string("m"), "event": .string("e")])
        for broken in [
            deep, deep + "1", deep + "1" + ends.dropLast(), deep + "1" + ends + close, deep + ends.dropLast() + ")",
        ] {
            let kind = try scan.line(broken).kind
            #expect(kind == .invalid)
        }
        // The levels of one line are forgotten in the next.
        let after = try scan.lines(deep + "\n" + #"{"model":"m"}"#)
        #expect(after.map(\.kind) == [.invalid, .object])
        #expect(after[1].fields == ["model": .string("m")])
    }

    @Test func lineOfSixteenMebibytes() throws {
        let text = Array(repeating: UInt8(ascii: "x"), count: 16 << 20)
        let head = Array(#"{"model":"m","x":""#.utf8)
        let block = Array("{}\n".utf8) + head + text + Array("\",\"event\":\"e\"}\n{}".utf8)
        var scan = try Scan()
        let lines = try scan.lines(block)
        #expect(lines.map(\.kind) == [.object, .object, .object])
        #expect(lines[1].length == head.count + text.count + 14)
        #expect(lines[1].fields == ["model": .string("m"), "event": .string("e")])
        // As a value that is read, with an escape at its end; the scanner then gives its memory back.
        let read = try scan.line(Array(#"{"model":""#.utf8) + text + Array(#"\n"}"#.utf8))
        guard case .string(let model) = read.fields["model"] else {
            Issue.record("no model")
            return
        }
        #expect(model.utf8.count == text.count + 1)
        let small = try scan.line(#"{"model":"\u0041"}"#)
        #expect(small.fields == ["model": .string("A")])
    }
}
