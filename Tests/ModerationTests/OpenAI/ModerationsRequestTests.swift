import Moderation
import Testing

struct ModerationsRequestTests {
    private func request(_ json: String) throws(ModerationsError) -> ModerationsRequest {
        try ModerationsRequest(json: Array(json.utf8))
    }

    private func error(_ json: [UInt8]) -> ModerationsError? {
        do throws(ModerationsError) {
            _ = try ModerationsRequest(json: json)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        (#"{"input":"one"}"#, ["one"]),
        (#" {"input" : "" } "#, [""]),
        (#"{"input":["one","","three"]}"#, ["one", "", "three"]),
        (#"{"input":[{"type":"text","text":"one"}]}"#, ["one"]),
        (#"{"input":[{"type":"text","text":"one"},{"text":"two\n","type":"text","other":[1]}]}"#, ["one\ntwo\n"]),
        (#"{"input":"\u0000\u2028\ud83d\ude00\"\\/","unknown":{"input":1},"input2":null}"#, ["\0\u{2028}😀\"\\/"]),
        (#"{"\u0069nput":"by an escaped name"}"#, ["by an escaped name"]),
        (#"{"input":"{\"input\":1,\"input\":2}"}"#, [#"{"input":1,"input":2}"#]),
    ])
    func takesTexts(json: String, texts: [String]) throws {
        let request = try request(json)
        #expect(request.texts.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
        #expect(request.model == nil)
    }

    @Test func takesAModel() throws {
        #expect(try request(#"{"model":"omni-moderation-latest","input":"a"}"#).model == "omni-moderation-latest")
        #expect(try request(#"{"model":null,"input":"a"}"#).model == nil)
    }

    @Test func takesAsManyTextsAsItSays() throws {
        func body(_ count: Int) -> String {
            #"{"input":["# + repeatElement(#""a""#, count: count).joined(separator: ",") + "]}"
        }
        #expect(try request(body(128)).texts.count == 128)
        #expect(error(Array(body(129).utf8))?.param == "input")
    }

    @Test func takesAnyNumberOfPartsOfOneText() throws {
        let part = #"{"type":"text","text":"a"}"#
        let request = try request(#"{"input":["# + repeatElement(part, count: 200).joined(separator: ",") + "]}")
        #expect(request.texts == [repeatElement("a", count: 200).joined(separator: "\n")])
    }

    @Test(arguments: [
        ("", nil), ("x", nil), ("[]", nil), (#""input""#, nil), ("null", nil), (#"{"input":"a""#, nil),
        (#"{"input":"a"} {}"#, nil), (#"{'input':'a'}"#, nil),
        ("{}", "input"), (#"{"Input":"a"}"#, "input"), (#"{"input":null}"#, "input"), (#"{"input":1}"#, "input"),
        (#"{"input":true}"#, "input"), (#"{"input":{"type":"text","text":"a"}}"#, "input"), (#"{"input":[]}"#, "input"),
        (#"{"input":[1,2]}"#, "input[0]"), (#"{"input":[["a"]]}"#, "input[0]"), (#"{"input":[null]}"#, "input[0]"),
        (#"{"input":["a",{"type":"text","text":"b"}]}"#, "input[1]"),
        (#"{"input":[{"type":"text","text":"b"},"a"]}"#, "input[1]"),
        (#"{"input":[{"text":"a"}]}"#, "input[0].type"), (#"{"input":[{"type":"audio"}]}"#, "input[0].type"),
        (#"{"input":[{"type":"text"}]}"#, "input[0].text"),
        (#"{"input":[{"type":"text","text":"a"},{"type":"text","text":["b"]}]}"#, "input[1].text"),
        (#"{"input":[{"type":"image_url","image_url":{"url":"data:,"}}]}"#, "input[0].type"),
        (#"{"input":"a","model":1}"#, "model"),
        // Which of the two would be judged?
        (#"{"input":"a","input":"b"}"#, nil), (#"{"input":"a","\u0069nput":"b"}"#, nil),
        (#"{"input":[{"type":"text","text":"a","text":"b"}]}"#, nil),
        // Half of a pair of surrogates is no character.
        (#"{"input":"\ud83d"}"#, nil), (#"{"input":"\ude00a"}"#, nil), (#"{"input":"a\u12"}"#, nil),
        // RFC 8259, section 7: control characters must be escaped.
        ("{\"input\":\"a\nb\"}", nil), ("{\"input\":\"a\u{1}\"}", nil),
    ])
    func refuses(json: String, param: String?) throws {
        let error = try #require(self.error(Array(json.utf8)), "\(json)")
        #expect(error.status == 400)
        #expect(error.type == "invalid_request_error")
        #expect(error.param == param, "\(json)")
        #expect(!error.message.isEmpty)
        #expect(error.retryAfter == nil)
    }

    @Test func saysThatImagesAreNotLookedAt() {
        let json = #"{"input":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"data:,"}}]}"#
        #expect(error(Array(json.utf8))?.message == "Images are not looked at: send texts alone.")
        #expect(error(Array(json.utf8))?.param == "input[1].type")
    }

    @Test(
        arguments: [
            [0xFF], Array(#"{"input":""#.utf8) + [0xC3] + Array(#""}"#.utf8),
            // A surrogate in UTF-8, an overlong slash, and UTF-16 of both orders.
            Array(#"{"input":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8),
            Array(#"{"input":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8),
            #"{"input":"a"}"#.utf8.flatMap { [$0, 0] }, #"{"input":"a"}"#.utf8.flatMap { [0, $0] },
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(json: [UInt8]) {
        #expect(error(json)?.message == "The body must be JSON in UTF-8.")
    }

    @Test func refusesDeepNesting() {
        let json = #"{"a":"# + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        #expect(error(Array(json.utf8))?.status == 400)
    }
}
