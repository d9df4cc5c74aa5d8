import Exposition
import Testing

struct LabelNameTests {
    @Test(arguments: ["model", "_", "_a", "A9_z", "job", "le_", "LE", "a__b"])
    func validNames(name: String) {
        #expect(LabelName.isValid(name))
        #expect(LabelName.sanitized(name) == name)
    }

    @Test(arguments: [
        ("", "_"), ("9a", "_9a"), ("__name__", "_name__"), ("__", "_"), ("le", "le_"), ("quantile", "quantile_"),
        ("user.id", "user_id"), ("a:b", "a_b"), ("a\n} 1", "a___1"), ("日本", "_"), ("é", "_"), ("a\0", "a_"),
        ("e\u{301}", "e_"), ("__le", "_le"), ("\u{FF4C}e", "_e"),
    ])
    func invalidNamesBecomeValid(name: String, sanitized: String) {
        #expect(!LabelName.isValid(name))
        #expect(LabelName.sanitized(name) == sanitized)
        #expect(LabelName.isValid(sanitized))
    }
}
