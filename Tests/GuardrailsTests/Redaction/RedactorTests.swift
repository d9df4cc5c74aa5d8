import Foundation
import Guardrails
import Testing

/// Rules, hashes, patterns, counts and texts.
struct RedactorTests {
    @Test func aPlainLineStaysAsItIs() throws {
        #expect(try Redacting.line(#"{"event":"llm_request_success"}"#) == #"{"event":"llm_request_success"}"#)
    }

    /// By Python: `hmac.new(b"a key of 16 bytes", b"email:taro@example.com", "sha256").hexdigest()[:16]`, and so on.
    @Test(arguments: [
        ("taro@example.com", "[EMAIL:b59c89577fbbccb0]"),
        ("Taro@EXAMPLE.com", "[EMAIL:00334693e661b29e]"),
        ("090-1234-5678", "[PHONE:0cf0574ed802b144]"),
        ("+81 (0)3-3123-4567", "[PHONE:9dc3b372af5f9979]"),
        ("(212) 555-0187", "[PHONE:e104ddcef231b3f1]"),
        ("+44 (0)20 7946 0958", "[PHONE:699f737a02c64dd5]"),
        ("4111 1111 1111 1111", "[CARD:2bb83c7909c5499d]"),
        ("6214-9832-0257", "[MY_NUMBER:d7f339c636e61aa8]"),
        ("GB29 NWBK 6016 1331 9268 19", "[IBAN:d2f93db6de26bb35]"),
        ("123-45-6789", "[SSN:efdd036d24678f35]"),
        ("2001:DB8::1", "[IP:fa1ae698a6540fec]"),
        ("192.0.2.1", "[IP:47b4631bb8aec624]"),
    ])
    func hashesAreThoseOfPython(text: String, expected: String) throws {
        #expect(try Redacting.text(text, Redacting.all(.hash)) == expected)
    }

    @Test func theSameValueHasOneHashHoweverItIsWritten() throws {
        for forms in [
            ["090-1234-5678", "０９０１２３４５６７８", "+81 90 1234 5678", "+81 (0)90-1234-5678", "(090)1234-5678"],
            ["taro@example.com", "taro@EXAMPLE.com", "taro%40example.com", "taro＠example.com"],
            ["4111111111111111", "4111 1111 1111 1111", "４１１１１１１１１１１１１１１１"], ["2001:db8::1", "2001:0DB8:0:0:0:0:0:1"],
            ["GB29NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19", "gb29nwbk60161331926819"],
        ] {
            let hashes = Set(try forms.map { try Redacting.text($0, Redacting.all(.hash)) })
            #expect(hashes.count == 1, "\(forms)")
        }
        #expect(
            try Redacting.text("taro@example.com", Redacting.all(.hash))
                != Redacting.text("hana@example.com", Redacting.all(.hash)))
    }

    @Test func aShortKeyOfHashesIsRefused() {
        #expect(throws: RedactionError.shortKey(bytes: 3)) {
            _ = try Redactor(
                rules: Redacting.rules {
                    $0.classes[.email] = .hash
                    $0.hashKey = [1, 2, 3]
                })
        }
    }

    @Test func patternsOfTheUserAreFound() throws {
        let rules = Redacting.rules {
            $0.patterns = [
                .init(name: "employee", expression: #"\bE\d{6}\b"#),
                .init(name: "project", expression: "(?i)project [a-z]+", label: "\"P\"\n"),
                .init(name: "empty", expression: "q*"),
            ]
        }
        #expect(
            try Redacting.line(#"{"a":"E123456 of Project Zebra qqq, E1234567"}"#, rules)
                == #"{"a":"[EMPLOYEE] of \"P\"\n [EMPTY], E1234567"}"#)
        let findings = try Redacting.findings("E123456 x", rules)
        #expect(findings == [RedactionFinding(kind: .pattern, name: "employee", range: 0..<7)])
    }

    @Test func aPatternThatIsNoneIsRefused() {
        for expression in ["(", "(?=x)", #"(a)\1"#] {
            #expect {
                _ = try Redactor(rules: Redacting.rules { $0.patterns = [.init(name: "bad", expression: expression)] })
            } throws: { error in
                guard case .pattern("bad", let reason)? = error as? RedactionError else { return false }
                return !reason.isEmpty
            }
        }
    }

    @Test func theLongestFindingCountsThenTheMoreSpecific() throws {
        let rules = Redacting.rules {
            $0.patterns = [
                .init(name: "part", expression: "1234"), .init(name: "more", expression: "call 090-1234-5678 now"),
            ]
        }
        #expect(try Redacting.text("090-1234-5678", rules) == "[PHONE]")
        #expect(try Redacting.text("call 090-1234-5678 now", rules) == "[MORE]")
        let same = Redacting.rules { $0.patterns = [.init(name: "same", expression: "[0-9-]{13}")] }
        #expect(try Redacting.text("090-1234-5678", same) == "[SAME]")
        // What sticks out is not left standing.
        let overlap = Redacting.rules { $0.patterns = [.init(name: "left", expression: "to 090")] }
        #expect(try Redacting.text("to 090-1234-5678", overlap) == "[PHONE]")
    }

    @Test func findingsAreBytesOfTheText() throws {
        let text = "電話は090-1234-5678、メールはtaro\\u0040example.comです"
        let bytes = Array(text.utf8)
        let findings = try Redacting.findings(text)
        #expect(findings.map(\.kind) == [.phone, .email])
        #expect(
            findings.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
                "090-1234-5678", "taro\\u0040example.com",
            ])
        #expect(try Redacting.text(text) == "電話は[PHONE]、メールは[EMAIL]です")
    }

    @Test func countsAddUpAndAreTakenAsDifferences() throws {
        var redactor = try Redactor(rules: RedactionRules())
        #expect(redactor.counts == [:])
        _ = redactor.redact(text: "a@example.com b@example.com 090-1234-5678")
        #expect(redactor.takeNewCounts() == [.email: 2, .phone: 1])
        #expect(redactor.takeNewCounts() == [:])
        var output: [UInt8] = []
        for line in [#"{"a":"a@example.com"}"#, "raw 090-1234-5678", #"{"a":"a@example.com","b":"#] {
            Array(line.utf8).withUnsafeBytes { redactor.redact(line: $0, into: &output) }
        }
        #expect(redactor.counts == [.email: 4, .phone: 2])
        #expect(redactor.takeNewCounts() == [.email: 2, .phone: 1])
    }

    @Test func labelsHaveANameInBothLanguages() {
        for language in RedactionRules.Language.allCases {
            #expect(Set(RedactionClass.allCases.map { $0.label(in: language) }).count == RedactionClass.allCases.count)
        }
    }

    @Test func hundredsOfNamesAreFound() throws {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let names = (0..<500).map { "Person\(letters[$0 / 26 % 26])\(letters[$0 % 26])\(letters[$0 / 400])" }
        let rules = Redacting.rules { $0.names = names }
        for name in names { #expect(try Redacting.text("Hello \(name)!", rules) == "Hello [NAME]!") }
    }
}
