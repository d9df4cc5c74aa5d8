import LogDecoding
import Testing

struct FieldPathTests {
    @Test(arguments: [
        ("model", ["model"]), ("usage.input_tokens", ["usage", "input_tokens"]), ("a.b.c", ["a", "b", "c"]),
        ("@timestamp", ["@timestamp"]),
        (#"attributes."gen_ai.usage.input_tokens""#, ["attributes", "gen_ai.usage.input_tokens"]), (#""a.b""#, ["a.b"]),
        (#""a".b"#, ["a", "b"]), (#"a"."b"#, ["a.b"]), ("модель.имя", ["модель", "имя"]), (" a . b ", [" a ", " b "]),
        (#"" ""#, [" "]),
    ])
    func parses(text: String, keys: [String]) throws {
        let path = try #require(FieldPath(text))
        #expect(path.keys == keys)
        #expect(FieldPath(path.description) == path)
    }

    @Test(arguments: ["", ".", "a.", ".a", "a..b", #"""#, #"a."b"#, #""""#, #"a.""."#, #"a."".b"#])
    func refuses(text: String) {
        #expect(FieldPath(text) == nil)
    }

    @Test func keysAreTakenAsTheyAre() throws {
        #expect(FieldPath(keys: []) == nil)
        #expect(FieldPath(keys: ["a", ""]) == nil)
        #expect(try #require(FieldPath(keys: ["a.b", "c"])).description == #""a.b".c"#)
    }
}
