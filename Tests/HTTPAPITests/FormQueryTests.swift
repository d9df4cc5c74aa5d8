import Testing

@testable import HTTPAPI

struct FormQueryTests {
    /// What Python's `urllib.parse.urlencode` and `quote` write.
    @Test(arguments: [
        ("user=alice+%26+co", "alice & co"), ("user=alice%20%26%20co", "alice & co"),
        ("user=a%2Bb%40x.com", "a+b@x.com"),
        ("x=1&user=%E5%A4%AA%E9%83%8E", "太郎"), ("user=a=b", "a=b"), ("user=", ""), ("user", ""), ("user=100%", "100%"),
        ("user=1&user=2", "1"), ("us%65r=x", "x"),
    ])
    func valuesAreDecodedAsFormsAre(query: String, value: String) {
        #expect(FormQuery(query)["user"] == value)
    }

    @Test func whatIsNotThereIsNil() {
        #expect(FormQuery("")["user"] == nil)
        #expect(FormQuery("name=user")["user"] == nil)
    }
}
