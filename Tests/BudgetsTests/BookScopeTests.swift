import Budgets
import Testing
import UsageModel

struct BookScopeTests {
    @Test func eachValueHasABudgetOfItsOwn() {
        var scene = BookScene([.daily("each", dollars: 10, by: ["user"], percents: [100])], at: .at(20, 10))
        scene.spend(cents: 999, user: "alice")
        scene.spend(cents: 1_000, user: "bob")
        scene.spend(cents: 1, user: "alice")
        scene.spend(cents: 1, user: "alice")
        #expect(scene.texts == ["firing budget_threshold each:bob 1000", "firing budget_threshold each:alice 1000"])
    }

    @Test func overridesNameTheirOwnLimit() {
        var budget = Budget.daily("each", dollars: 10, by: ["user"], percents: [100])
        budget.overrides = ["alice": BudgetAmount(.usd, 20_000_000_000_000), "bot": nil as BudgetAmount?]
        var scene = BookScene([budget], at: .at(20, 10))
        for user in ["alice", "bob", "bot"] { scene.spend(cents: 1_500, user: user) }
        #expect(scene.texts == ["firing budget_threshold each:bob 1000"])
        scene.spend(cents: 500, user: "alice")
        #expect(scene.texts.last == "firing budget_threshold each:alice 2000")
        #expect(scene.board["each"]?.standing(["bot"], now: scene.now) == nil)
    }

    @Test func whatHasNoValueNeverAlertsUnlessItIsNamed() {
        var scene = BookScene([.daily("each", dollars: 1, by: ["user"])], at: .at(20, 10))
        scene.spend(cents: 900, user: "unknown")
        scene.spend(cents: 900, user: "other")
        scene.spend(cents: 900, user: nil)
        #expect(scene.texts == [])
        var named = Budget.daily("each", dollars: 1, by: ["user"])
        named.overrides = ["unknown": BudgetAmount(.usd, 5_000_000_000_000)]
        scene.restart(budgets: [named])
        #expect(scene.texts == ["firing budget_threshold each:unknown 500,400,250"])
    }

    @Test func pastTheCapANewScopeIsOther() {
        var budget = Budget.daily("each", dollars: 1, by: ["user"], percents: [100])
        budget.scopeCap = 2
        var scene = BookScene([budget], at: .at(20, 10))
        for user in ["a", "b", "c", "d", "a"] { scene.spend(cents: 60, user: user) }
        #expect(scene.texts == ["firing budget_threshold each:a 100"])
        let scopes = scene.contents.spends.map { "\($0.scope[0])=\($0.sums.cost)" }.sorted()
        #expect(scopes == ["a=1.200000", "b=0.600000", "other=1.200000"])
    }

    @Test func scopesOfPeriodsThatAreOverMakeRoom() {
        var budget = Budget.daily("each", dollars: 1, by: ["user"], percents: [100])
        budget.scopeCap = 2
        var scene = BookScene([budget], at: .at(20, 10))
        for user in ["a", "b"] { scene.spend(cents: 60, user: user) }
        scene.wait(until: .at(21, 1))
        for user in ["c", "d"] { scene.spend(cents: 160, user: user) }
        #expect(scene.texts == ["firing budget_threshold each:c 100", "firing budget_threshold each:d 100"])
        #expect(scene.board["each"]?.standings(now: scene.now).fullest.map(\.scopeText) == ["c", "d"])
        #expect(scene.board["each"]?.scopeCount == 2)
    }

    /// However many scopes are asked for, these are the first of all of them in their order.
    @Test(arguments: [0, 1, 2, 7, 149, 150, 151, Int.max])
    func theFullestAreToldAndAllAreCounted(limit: Int) {
        var budget = Budget.daily("each", dollars: 10, by: ["user"])
        budget.overrides = ["u7": BudgetAmount(.usd, 1_000_000_000_000), "u8": nil as BudgetAmount?]
        var scene = BookScene([budget], at: .at(20, 10))
        var shares: [(user: String, share: Double)] = []
        for number in 0...150 {
            // Every tenth user spends as much as the one before; some spend more than the limit.
            let cents = (number - number % 10 / 9) * 7_919 % 1_500 + 1
            scene.spend(cents: cents, user: "u\(number)")
            if number != 8 { shares.append(("u\(number)", Double(cents) / (number == 7 ? 100 : 1_000))) }
        }
        shares.sort { ($1.share, $0.user) < ($0.share, $1.user) }
        let standings = scene.board["each"]?.standings(now: scene.now, limit: limit)
        #expect(standings?.fullest.map(\.scopeText) == shares.prefix(limit).map(\.user))
        #expect(standings?.fullest.map(\.ratio) == shares.prefix(limit).map(\.share))
        #expect(standings?.count == 150)
        #expect(standings?.overCount == shares.count { $0.share >= 1 })
    }

    @Test func filtersDecideWhatCounts() {
        var budget = Budget.daily(dollars: 1, percents: [100])
        budget.filters = [
            .init(field: "model", patterns: ["claude-opus-*", "gpt-?"]), .init(field: "user", patterns: ["team-*"]),
        ]
        var scene = BookScene([budget], at: .at(20, 10))
        for (user, model) in [
            ("team-a", "claude-sonnet-4"), ("alice", "claude-opus-4"), ("team-a", "gpt-44"), (nil, "claude-opus-4"),
        ] {
            scene.spend(cents: 500, user: user, model: model)
        }
        #expect(scene.texts == [])
        scene.spend(cents: 50, user: "team-a", model: "claude-opus-4")
        scene.spend(cents: 50, user: "team-b", model: "gpt-4")
        #expect(scene.texts == ["firing budget_threshold all 100"])
    }

    @Test func failedAttemptsCanHaveABudget() {
        var budget = Budget(name: "failures", limit: BudgetAmount(.requests, 2), period: .day, zone: .utc)
        budget.filters = [.init(field: "status", patterns: ["error"])]
        budget.thresholds = [.share(10_000)]
        var scene = BookScene([budget], at: .at(20, 10))
        scene.spend(cents: 1, requests: 5)
        scene.spend(cents: 0, errors: 1)
        #expect(scene.texts == [])
        scene.spend(cents: 0, errors: 1)
        #expect(scene.texts == ["firing budget_threshold failures 2"])
    }

    @Test func severalLabelsMakeOneScope() {
        var scene = BookScene([.daily("each", dollars: 1, by: ["user", "model"], percents: [100])], at: .at(20, 10))
        scene.spend(cents: 60, user: "alice", model: "x")
        scene.spend(cents: 60, user: "alice", model: "y")
        scene.spend(cents: 60, user: "alice", model: "y")
        #expect(scene.texts == ["firing budget_threshold each:alice / y 100"])
    }
}
