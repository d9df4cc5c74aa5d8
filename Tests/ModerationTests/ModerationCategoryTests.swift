import Moderation
import Testing

struct ModerationCategoryTests {
    /// The names are labels of metrics: letters and underscores alone.
    @Test(arguments: ModerationCategory.allCases)
    func isALabel(category: ModerationCategory) {
        #expect(category.rawValue.allSatisfy { $0 == "_" || ("a"..."z").contains($0) })
    }
}
