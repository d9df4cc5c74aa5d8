import LLMClient
import Testing

struct JSONValueTests {
    @Test func hasMembersOfObjectsOnly() {
        #expect(JSONValue.object(["a": .integer(1)])["a"] == .integer(1))
        #expect(JSONValue.array([.string("a")])["a"] == nil)
    }
}
