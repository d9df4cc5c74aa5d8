import Budgets
import Foundation
import TestKit
import Testing
import UsageModel

/// Patterns of `where` against Python's fnmatch, in which `*` and `?` mean the same.
struct BudgetFilterTests {
    private static let script = """
        import fnmatch, itertools, random
        random.seed(11)
        def text(letters, most): return "".join(random.choice(letters) for _ in range(random.randrange(most + 1)))
        cases = [("claude-opus-*", "claude-opus-4-5-20251101"), ("claude-opus-*", "claude-sonnet-4"), ("", ""), ("*", ""),
            ("?", ""), ("*" * 30 + "b", "a" * 200), ("日*?語", "日本の言語"), (("a*" * 20) + "b", "a" * 400)]
        for _ in range(6000): cases.append((text("ab*?-", 8), text("ab-", 10)))
        for _ in range(2000): cases.append((text("a*", 6), text("a", 8)))
        for pattern, name in cases:
            print(pattern, name, int(fnmatch.fnmatchcase(name, pattern)), sep="|")
        """

    @Test func patternsMatchAsFnmatchDoes() throws {
        let truth = try TestKit.run("python3", "-c", Self.script)
        try #require(truth.status == 0)
        var matches = 0
        var checked = 0
        for line in truth.output.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let isCounted = Self.isCounted(parts[1], pattern: parts[0])
            #expect(isCounted == (parts[2] == "1"), "\(line)")
            checked += 1
            matches += isCounted ? 1 : 0
        }
        #expect(checked == 8_008)
        #expect(matches > 500 && matches < checked - 500)
    }

    /// Whether a request of a label's value counts in a budget with this pattern.
    private static func isCounted(_ value: String, pattern: String) -> Bool {
        var budget = Budget(name: "some", limit: BudgetAmount(.requests, 100), period: .day, zone: .utc)
        budget.filters = [Budget.Filter(field: "team", patterns: [pattern])]
        let now = Timestamp(seconds: 1_800_000_000)
        var book = BudgetBook(
            budgets: [budget], rules: AlertRules(), contents: BudgetContents(),
            identity: AlertIdentity(ledger: 1, host: "test"), now: now)
        book.finishSeeding()
        let source = SpendSource(
            model: "m", provider: "p", isError: false, labels: [BudgetStanding.Label(name: "team", value: value)])
        book.add(
            SpendSums(cost: .zero, tokens: 1, requests: 1, errors: 0, unpricedTokens: 0), minute: now.minute, of: source
        )
        return !book.decide(now: now, snoozes: []).changes.spends.isEmpty
    }

    @Test func allFieldsAndOneOfTheirPatternsMustMatch() throws {
        var budget = Budget(name: "some", limit: BudgetAmount(.requests, 100), period: .day, zone: .utc)
        budget.filters = [
            Budget.Filter(field: "model", patterns: ["gpt-*", "claude-opus-*"]),
            Budget.Filter(field: "status", patterns: ["error"]), Budget.Filter(field: "team", patterns: ["search"]),
        ]
        let now = Timestamp(seconds: 1_800_000_000)
        func counts(_ model: String, _ isError: Bool, _ team: String?) -> Bool {
            var book = BudgetBook(
                budgets: [budget], rules: AlertRules(), contents: BudgetContents(),
                identity: AlertIdentity(ledger: 1, host: "test"), now: now)
            book.finishSeeding()
            let labels = team.map { [BudgetStanding.Label(name: "team", value: $0)] } ?? []
            let source = SpendSource(model: model, provider: "p", isError: isError, labels: labels)
            book.add(
                SpendSums(cost: .zero, tokens: 1, requests: 1, errors: 1, unpricedTokens: 0), minute: now.minute,
                of: source)
            return !book.decide(now: now, snoozes: []).changes.spends.isEmpty
        }
        #expect(counts("gpt-5", true, "search"))
        #expect(counts("claude-opus-4-5", true, "search"))
        #expect(!counts("claude-haiku-4-5", true, "search"))
        #expect(!counts("gpt-5", false, "search"))
        #expect(!counts("gpt-5", true, "Search"))
        #expect(!counts("gpt-5", true, nil))
    }
}
