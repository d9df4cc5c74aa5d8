import Foundation
import Guardrails
import TestKit
import Testing

/// Lines: what is found behind escapes and in JSON within strings, what stays to the byte, and what becomes of other bytes.
struct LineRedactionTests {
    @Test(arguments: [
        #"{"event":"llm_request_success","level":"info"}"#,
        #"{"timestamp":"2026-11-29T01:20:40.123456Z","request_id":"req_011CSHoEeqs5C35K2UUqR7Fy","model":"claude-sonnet-4-20250514"}"#,
        #"{"input_tokens":1234567890123,"cost":1e-7,"big":123456789012345678901234567890.0E+400,"a":[],"b":{},"c":[{}],"d":null}"#,
        #" { "a" : [ 1 , true , false , null , -0.5e+10 ] , "b" : "\ud800 \u0000 \/ \uD83D\uDE00 é 日本 😀" } "#,
        #"{"a":1,"a":2,"":3,"\u0061":4}"#,
        #"{"id":"550e8400-e29b-41d4-a716-446655440000","sha":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}"#,
        #"{"version":"1.2.3.4","user_agent":"Mozilla/5.0 Chrome/120.0.0.0","host":"ip-10-0-0-1.internal","price":"¥1,234,567"}"#,
        #"{"args":"{\"a\": [1, 2], \"b\": \"x\"}","broken":"{\"a\":","list":"[1,2]"}"#, "{}", "{\"a\":1}\r",
    ])
    func whatIsCleanStaysToTheByte(line: String) throws {
        #expect(try Redacting.line(line) == line.filter { $0 != "\r" })
    }

    @Test(arguments: [
        #"{"a":"taro@example.com"}"#, #"{"a":"taro\u0040example.com"}"#, #"{"a":"\u0074aro@example\u002ecom"}"#,
        #"{"a":"taro%40example.com"}"#,
        #"{"a":"\u0074\u0061\u0072\u006f\u0040\u0065\u0078\u0061\u006d\u0070\u006c\u0065\u002e\u0063\u006f\u006d"}"#,
    ])
    func escapesHideNothing(line: String) throws {
        #expect(try Redacting.line(line) == #"{"a":"[EMAIL]"}"#)
    }

    @Test func onlyWhatIsFoundChangesWithinAString() throws {
        #expect(
            try Redacting.line(#"{"a":"\ud800\u0000\/ taro\u0040example.com \ud83d\ude00\n","b":1.50}"#)
                == #"{"a":"\ud800\u0000\/ [EMAIL] \ud83d\ude00\n","b":1.50}"#)
    }

    @Test func namesOfMembersAreRedacted() throws {
        #expect(try Redacting.line(#"{"taro@example.com":{"090-1234-5678":1}}"#) == #"{"[EMAIL]":{"[PHONE]":1}}"#)
    }

    @Test func jsonWithinStringsIsRedactedAndEncodedAgain() throws {
        #expect(
            try Redacting.line(#"{"args":"{\"mail\":\"taro\\u0040example.com\",\"n\":[1,\"\\ud800\"]}"}"#)
                == #"{"args":"{\"mail\":\"[EMAIL]\",\"n\":[1,\"\\ud800\"]}"}"#)
        #expect(
            try Redacting.line(#"{"a":"[\"{\\\"password\\\":\\\"letmein\\\"}\"]"}"#)
                == #"{"a":"[\"{\\\"password\\\":\\\"[SECRET]\\\"}\"]"}"#)
        // Cut off, it is text.
        #expect(
            try Redacting.line(#"{"a":"{\"mail\":\"taro\\u0040example.com\",\"x"}"#)
                == #"{"a":"{\"mail\":\"[EMAIL]\",\"x"}"#)
    }

    @Test func jsonWithinStringsIsFoundAtEveryDepth() throws {
        var line = #"{"mail":"taro@example.com"}"#
        for _ in 0..<9 {
            let encoded = try JSONEncoder().encode(["a": line])
            line = String(decoding: encoded, as: UTF8.self)
            let redacted = try Redacting.line(line)
            #expect(!redacted.contains("taro"), "\(redacted)")
            #expect(Redacting.isObject(Array(redacted.utf8)))
        }
    }

    @Test func numbersAreRedactedOnlyWhereTheirNameTells() throws {
        #expect(
            try Redacting.line(
                #"{"phone":9012345678,"card":4111111111111111,"my_number":621498320257,"ssn":123456789,"zip":94105}"#)
                == #"{"phone":"[PHONE]","card":"[CARD]","my_number":"[MY_NUMBER]","ssn":"[SSN]","zip":"[POSTAL_CODE]"}"#
        )
        let line =
            #"{"n":4111111111111111,"ts":1700000000123,"input_tokens":621498320257,"card":4111111111111112,"phone":12.5,"tel":7}"#
        #expect(try Redacting.line(line) == line)
    }

    @Test func onlyTheFieldsAskedForAreRedacted() throws {
        let rules = Redacting.rules { $0.fields = [["user", "mail"], ["messages"]] }
        #expect(
            try Redacting.line(
                #"{"mail":"a@example.com","user":{"mail":"a@example.com","x":"a@example.com"},"messages":[{"content":"a@example.com"}]}"#,
                rules)
                == #"{"mail":"a@example.com","user":{"mail":"[EMAIL]","x":"a@example.com"},"messages":[{"content":"[EMAIL]"}]}"#
        )
        #expect(try Redacting.line("a@example.com", rules) == #"{"tailmeter_raw":"[EMAIL]"}"#)
    }

    @Test func identifiersLoseOnlyWhatCannotBeMistaken() throws {
        let rules = Redacting.rules { $0.identifiers = [["id"], ["meta", "ids"]] }
        #expect(
            try Redacting.line(
                #"{"id":"090-1234-5678","meta":{"ids":["4111111111111111","a@example.com"]},"x":"090-1234-5678"}"#,
                rules)
                == #"{"id":"090-1234-5678","meta":{"ids":["4111111111111111","[EMAIL]"]},"x":"[PHONE]"}"#)
        #expect(
            try Redacting.line(#"{"id":"sk-ant-abcdefgh0123456789"}"#, rules) == #"{"id":"[SECRET]"}"#)
    }

    @Test(arguments: [
        (#"{"a":"x@example.com","b":1}"#, #"{"b":1}"#), (#"{"a":1,"b":"x@example.com"}"#, #"{"a":1}"#),
        (#"{"a":"x@example.com"}"#, "{}"),
        (#"{ "a" : "x@example.com" , "b" : 1 }"#, #"{ "b" : 1 }"#),
        (#"{"a":"x@example.com","b":"x@example.com","c":1}"#, #"{"c":1}"#),
        (#"{"a":1,"b":"x@example.com","c":"x@example.com","d":2}"#, #"{"a":1,"d":2}"#),
        (#"{"a":["x@example.com",1,"x@example.com"]}"#, #"{"a":[null,1,null]}"#),
        (#"{"x@example.com":{"a":"x@example.com"},"b":2}"#, #"{"b":2}"#),
        (#"{"a":{"b":"x@example.com"},"c":"x@example.com"}"#, #"{"a":{}}"#),
        (#"{"a":"x@example.com","b":{"c":"x@example.com","d":3}}"#, #"{"b":{"d":3}}"#),
        (#"{"a":"x@example.com","b":"x@example.com"}"#, "{}"),
        (#"{"a":"{\"m\":\"x@example.com\",\"n\":1}"}"#, #"{"a":"{\"n\":1}"}"#),
        (#"{"phone":9012345678,"b":[]}"#, #"{"b":[]}"#),
        ("x@example.com y", #"{"tailmeter_raw":" y"}"#),
    ])
    func whatIsDroppedGoesWithItsMember(line: String, expected: String) throws {
        #expect(try Redacting.line(line, Redacting.all(.drop)) == expected)
    }

    @Test func labelsAreOfTheLanguageAsked() throws {
        let rules = Redacting.rules { $0.language = .japanese }
        #expect(try Redacting.line(#"{"a":"x@example.com, 090-1234-5678"}"#, rules) == #"{"a":"[メール], [電話番号]"}"#)
    }

    @Test func classesThatAreNotAskedForStay() throws {
        let rules = Redacting.rules { $0.classes = [.phone: .label] }
        #expect(
            try Redacting.line(#"{"a":"x@example.com, 090-1234-5678"}"#, rules) == #"{"a":"x@example.com, [PHONE]"}"#)
        #expect(
            try Redacting.line(#"{"a":"x@example.com"}"#, Redacting.rules { $0.classes = [:] })
                == #"{"a":"x@example.com"}"#)
    }

    // MARK: - Other bytes

    @Test(arguments: [
        ("plain text, x@example.com", #"{"tailmeter_raw":"plain text, [EMAIL]"}"#),
        ("[1,2]", #"{"tailmeter_raw":"[1,2]"}"#), ("", #"{"tailmeter_raw":""}"#),
        ("12", #"{"tailmeter_raw":"12"}"#),
        (#"{"a":"x\u0040example.com","b":"#, #"{"tailmeter_raw":"{\"a\":\"[EMAIL]\",\"b\":"}"#),
        (#"{"a":01}"#, #"{"tailmeter_raw":"{\"a\":01}"}"#),
        (#"{"a":1} {"b":2}"#, #"{"tailmeter_raw":"{\"a\":1} {\"b\":2}"}"#),
        ("{\"a\":\"\u{0}\u{1}\t\"}", #"{"tailmeter_raw":"{\"a\":\"\u0000\u0001\t\"}"}"#),
        (#"{"a":1,}"#, #"{"tailmeter_raw":"{\"a\":1,}"}"#),
        (#"{"password":"letmein12","x"#, #"{"tailmeter_raw":"{\"password\":\"[SECRET]\",\"x"}"#),
        (#"{"a":tru}"#, #"{"tailmeter_raw":"{\"a\":tru}"}"#),
    ])
    func whatIsNoObjectIsWrapped(line: String, expected: String) throws {
        #expect(try Redacting.line(line) == expected)
    }

    @Test func whatIsNoUTF8IsReplaced() throws {
        #expect(
            try Redacting.line([0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80])
                == Array("{\"tailmeter_raw\":\"a\u{FFFD}\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD}\"}".utf8))
        #expect(
            try Redacting.line(Array(#"{"a":""#.utf8) + [0x80] + Array(#""}"#.utf8))
                == Array("{\"tailmeter_raw\":\"{\\\"a\\\":\\\"\u{FFFD}\\\"}\"}".utf8))
    }

    /// What begins like a digit of full width, a sign or a kana and is none: the scan goes on behind it.
    @Test func halfCharactersAreScannedOver() throws {
        for bytes: [UInt8] in [
            [0xEF, 0xBC, 0x15], [0xEF, 0xBC], [0xEF], [0xE3, 0x83, 0x20], [0xC2], [0xF0, 0x9F, 0x98],
        ] {
            for count in 1...3 {
                let line = repeatElement(bytes, count: count).joined() + Array(" taro@example.com".utf8)
                let output = try Redacting.line(Array(line))
                #expect(Redacting.isObject(output))
                #expect(String(decoding: output, as: UTF8.self).hasSuffix(" [EMAIL]\"}"))
            }
        }
    }

    @Test func lineFeedsAndByteOrderMarksGo() throws {
        #expect(try Redacting.line("{\"a\":\n1}\n") == #"{"a":1}"#)
        #expect(try Redacting.line("\u{FEFF}{\"a\":1}") == #"{"a":1}"#)
    }

    @Test func nestingIsBounded() throws {
        let deep = String(repeating: #"{"a":"#, count: 500) + "1" + String(repeating: "}", count: 500)
        #expect(try Redacting.line(deep) == deep)
        for depth in [600, 100_000] {
            let output = try Redacting.line(Array(String(repeating: #"{"a":["#, count: depth).utf8))
            #expect(output.starts(with: Array("{\"tailmeter_raw\":".utf8)))
            #expect(Redacting.isObject(output))
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func anyBytesBecomeOneLineOfJSON(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces =
            [
                "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0040", "\\ud800", "\\ude00", "\n", "\u{0}", "1", "-1.5e3",
                "true", "null", " ", "\"a\":", "\"password\":\"",
                "taro@example.com", "090-1234-5678", "４１１１", "-----BEGIN PRIVATE KEY-----",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0", "://a:b@", "::1", "%40", "{\\\"x\\\":1}", "パスワードは", "\u{FF20}",
                "{\"a\":\"", "\"}", "\"tel\":0312345678", "é",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]
        var redactors = [
            Redacting.all(.label), Redacting.all(.hash), Redacting.all(.drop),
        ]
        redactors[0].names = ["太郎", "x"]
        redactors[0].patterns = [.init(name: "any", expression: "a*"), .init(name: "byte", expression: "\\C\\x40")]
        for rules in redactors {
            var redactor = try Redactor(rules: rules)
            for _ in 0..<400 {
                var line: [UInt8] = []
                if Bool.random(using: &random) { line += Array("{\"a\":\"".utf8) }
                for _ in 0..<Int.random(in: 0..<14, using: &random) {
                    line +=
                        Int.random(in: 0..<8, using: &random) == 0
                        ? [UInt8.random(in: 0...255, using: &random)] : pieces.randomElement(using: &random) ?? []
                }
                if Bool.random(using: &random) { line += Array("\"}".utf8) }
                var output: [UInt8] = []
                line.withUnsafeBytes { redactor.redact(line: $0, into: &output) }
                #expect(
                    Redacting.isObject(output),
                    "\(String(decoding: line, as: UTF8.self)) → \(String(decoding: output, as: UTF8.self))")
            }
        }
    }

    /// The same text in different escapes comes out as the same value, and as it does by itself.
    @Test(arguments: [UInt64(11), 12])
    func escapesMakeNoDifference(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = [
            "call", "090-1234-5678", "taro@example.com", "カード", "4111 1111 1111 1111", "password=abc123xyz", "is", "。",
            "😀", "sk-ant-REDACTED",
            "192.0.2.1", "\n", "\t", "\"", "/", "〒100-0001", "10:30", "1.2.3", "２", "x",
        ]
        var redactor = try Redactor(rules: RedactionRules())
        for _ in 0..<500 {
            let text = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(
                separator: Bool.random(using: &random) ? " " : "")
            let expected = redactor.redact(text: text).text
            for density in 0..<3 {
                var line = "{\"a\":\""
                for unit in text.utf16 {
                    if unit < 0x20 || unit == 0x22 || Int.random(in: 0..<2, using: &random) < density
                        || (0xD800..<0xE000).contains(unit)
                    {
                        line +=
                            "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count)
                            + String(unit, radix: 16)
                    } else {
                        line += String(decoding: [unit], as: UTF16.self)
                    }
                }
                var output: [UInt8] = []
                Array((line + "\"}").utf8).withUnsafeBytes { redactor.redact(line: $0, into: &output) }
                let object = try JSONSerialization.jsonObject(with: Data(output)) as? [String: String]
                #expect(object?["a"] == expected, "\(text)")
            }
        }
    }
}
