import Settings
import Testing

struct NearestWordTests {
    private let words = ["state_dir", "listen", "token_env", "from", "caps", "sources"]

    @Test(arguments: [
        ("state_dri", "state_dir"), ("statedir", "state_dir"), ("STATE-DIR", "state_dir"), ("lisen", "listen"),
        ("listenn", "listen"), ("form", "from"), ("cap", "caps"), ("source", "sources"), ("token", "token_env"),
        ("listen_address", "listen"), ("caps", "caps"),
    ])
    func near(word: String, nearest: String) {
        #expect(NearestWord.nearest(to: word, among: words) == nearest)
    }

    @Test(arguments: ["", "x", "zzzzzz", "directory", "日本", String(repeating: "a", count: 1_000_000)])
    func far(word: String) {
        #expect(NearestWord.nearest(to: word, among: words) == nil)
    }

    @Test func firstOfEquals() {
        #expect(NearestWord.nearest(to: "aaax", among: ["aaab", "aaac"]) == "aaab")
        #expect(NearestWord.nearest(to: "x", among: []) == nil)
    }
}
