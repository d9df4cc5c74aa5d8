import Budgets
import Testing
import UsageModel

struct BookThresholdTests {
    @Test func eachThresholdIsToldOnce() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        for cents in [4_000, 999, 1, 0, 2_999, 1, 500, 1_500, 5_000] { scene.spend(cents: cents) }
        // 50.00 with the third, 80.00 with the sixth, 100.00 with the eighth.
        #expect(
            scene.texts == [
                "firing budget_threshold all 5000", "firing budget_threshold all 8000",
                "firing budget_threshold all 10000",
            ])
        #expect(scene.told.map(\.alert.severity) == [.warning, .warning, .critical])
        #expect(Set(scene.told.map(\.alert.id)).count == 3)
        #expect(scene.told.allSatisfy { $0.lane == "all" && $0.channels == ["ops"] })
    }

    @Test func ajumpTellsTheHighestAndNamesTheOthers() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.spend(cents: 8_500)
        scene.spend(cents: 100)
        #expect(scene.texts == ["firing budget_threshold all 8000,5000"])
        scene.spend(cents: 2_000)
        #expect(scene.texts.last == "firing budget_threshold all 10000")
        #expect(scene.told.count == 2)
    }

    /// Spend of 86, 96 and 101 of 100 with thresholds at 85, 95 and 100: a key shared by two of them swallows the second.
    @Test func neighbouringThresholdsDoNotSwallowEachOther() {
        var scene = BookScene([.daily(dollars: 100, percents: [85, 95, 100])], at: .at(20, 10))
        for cents in [8_600, 1_000, 500] { scene.spend(cents: cents) }
        #expect(
            scene.texts == [
                "firing budget_threshold all 8500", "firing budget_threshold all 9500",
                "firing budget_threshold all 10000",
            ])
    }

    @Test func theEndOfThePeriodResolvesAndTheNextBeginsAnew() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.spend(cents: 6_000)
        scene.wait(until: .at(21, 0))
        #expect(scene.texts == ["firing budget_threshold all 5000", "resolved budget_threshold all 5000"])
        #expect(scene.told[0].alert.key == scene.told[1].alert.key)
        #expect(scene.told[0].alert.id != scene.told[1].alert.id)
        #expect(scene.told[1].alert.endsAt == .at(21, 0))
        scene.wait(until: .at(21, 9))
        scene.spend(cents: 5_500)
        #expect(scene.texts.last == "firing budget_threshold all 5000")
        #expect(scene.told[2].alert.key != scene.told[0].alert.key)
    }

    @Test func aLateLineCountsToItsDayAndMayAlertForAQuarterOfAnHour() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 23, 50))
        scene.spend(cents: 4_000)
        scene.wait(until: .at(21, 0, 14))
        scene.spend(cents: 1_000, at: .at(20, 23, 59))
        #expect(scene.texts == ["firing budget_threshold all 5000"])
        #expect(scene.told[0].alert.standing?.start == .at(20, 0))
        #expect(scene.told[0].alert.endsAt == .at(21, 0, 15))
        scene.wait(until: .at(21, 0, 15))
        #expect(scene.texts.last == "resolved budget_threshold all 5000")
        scene.spend(cents: 9_000, at: .at(20, 23, 59))
        #expect(scene.told.count == 2, "a period that is over for good is silent")
        let day = scene.contents.spends.first { $0.span.start == .at(20, 0) }
        #expect(day?.sums.cost == Money(picoDollars: 140 * 1_000_000_000_000), "and its lines count to it")
        #expect(scene.board["all"]?.standing([], now: scene.now)?.spent.value == 0)
    }

    @Test func aBackfillIsSilent() {
        var scene = BookScene([.daily(dollars: 1)], at: .at(20, 10))
        for day in 1...19 { scene.spend(cents: 500, at: .at(day, 12)) }
        #expect(scene.texts == [])
        #expect(scene.contents.spends.count == 19)
    }

    @Test func aRaisedLimitRearmsAndResolvesWhatIsNotCrossedAnyLonger() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        for cents in [5_500, 3_000, 2_000] { scene.spend(cents: cents) }
        #expect(scene.told.count == 3)
        scene.restart(budgets: [.daily(dollars: 200)])
        // 100.00 was told as 100 %, and is 50 % now: the same amount. 50.00 and 80.00 are no thresholds any longer.
        #expect(
            scene.texts.dropFirst(3).sorted() == [
                "resolved budget_threshold all 5000", "resolved budget_threshold all 8000",
            ])
        scene.spend(cents: 5_500)
        #expect(scene.texts.last == "firing budget_threshold all 16000")
        scene.spend(cents: 4_000)
        #expect(scene.texts.last == "firing budget_threshold all 20000")
        #expect(scene.told.count == 7)
    }

    @Test func aLoweredLimitTellsAtOnce() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.spend(cents: 4_900)
        scene.restart(budgets: [.daily(dollars: 40)])
        #expect(scene.texts == ["firing budget_threshold all 4000,3200,2000"])
    }

    @Test func aNewLowerThresholdIsNoNews() {
        var scene = BookScene([.daily(dollars: 100, percents: [50])], at: .at(20, 10))
        scene.spend(cents: 6_000)
        scene.restart(budgets: [.daily(dollars: 100, percents: [30, 50, 90])])
        scene.spend(cents: 100)
        #expect(scene.texts == ["firing budget_threshold all 5000"])
        scene.spend(cents: 3_000)
        #expect(scene.texts.last == "firing budget_threshold all 9000")
    }

    @Test func aRemovedBudgetIsResolved() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.spend(cents: 6_000)
        scene.restart(budgets: [.daily("other", dollars: 5)])
        #expect(scene.texts == ["firing budget_threshold all 5000", "resolved budget_threshold all 5000"])
        #expect(scene.contents.definitions.keys.sorted() == ["other"])
        #expect(scene.contents.spends.isEmpty)
    }

    @Test func aNewBudgetTakesOverWhatTheRollupsHold() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.spend(cents: 6_000, user: "alice")
        let rows = [
            (BookScene.sums(cents: 100), Timestamp.at(19, 23, 45).minute, BookScene.source(user: "alice")),
            (BookScene.sums(cents: 6_000), Timestamp.at(20, 10).minute, BookScene.source(user: "alice")),
        ]
        scene.restart(
            budgets: [.daily(dollars: 100), .daily("each", dollars: 70, by: ["user"])],
            rollups: rows.map { (sums: $0.0, minute: $0.1, source: $0.2) })
        #expect(scene.texts == ["firing budget_threshold all 5000", "firing budget_threshold each:alice 5600,3500"])
        #expect(scene.board["each"]?.standing(["alice"], now: scene.now)?.spent.decimal == "60.00")
        #expect(scene.board["all"]?.standing([], now: scene.now)?.spent.decimal == "60.00", "it is not added twice")
        scene.restart(rollups: rows.map { (sums: $0.0, minute: $0.1, source: $0.2) })
        #expect(scene.told.count == 2)
        #expect(scene.board["each"]?.standing(["alice"], now: scene.now)?.spent.decimal == "60.00")
    }

    @Test func aLimitOfNothingIsExceededByTheFirstRequest() {
        var scene = BookScene([.daily(dollars: 0)], at: .at(20, 10))
        scene.spend(cents: 0)
        #expect(scene.texts == [])
        scene.spend(cents: 1)
        #expect(scene.texts == ["firing budget_threshold all 0"])
        #expect(scene.told[0].alert.severity == .critical)
    }

    @Test func amountsAndSharesThatMeetAreOneThreshold() {
        var budget = Budget.daily(dollars: 100, percents: [80])
        budget.thresholds.append(.amount(BudgetAmount(.usd, 80_000_000_000_000)))
        var scene = BookScene([budget], at: .at(20, 10))
        scene.spend(cents: 8_000)
        #expect(scene.texts == ["firing budget_threshold all 8000"])
    }

    @Test func tokensAndRequestsHaveBudgetsToo() {
        var tokens = Budget(name: "t", limit: BudgetAmount(.tokens, 1_000), period: .hour, zone: .utc)
        var requests = Budget(name: "r", limit: BudgetAmount(.requests, 3), period: .month, zone: .utc)
        tokens.channels = ["ops"]
        requests.channels = ["ops"]
        requests.thresholds = [.share(5_000), .share(10_000)]
        var scene = BookScene([tokens, requests], at: .at(20, 10, 30))
        scene.spend(cents: 0, tokens: 799)
        scene.spend(cents: 0, tokens: 1)
        scene.spend(cents: 0, tokens: 100)
        // 80 % of 1,000 tokens with the second; half of 3 requests is crossed by the second, all by the third.
        #expect(
            scene.texts == [
                "firing budget_threshold t 800", "firing budget_threshold r 2", "firing budget_threshold r 3",
            ])
        #expect(scene.told[0].alert.endsAt == .at(20, 11))
        #expect(scene.told[1].alert.endsAt == Timestamp(seconds: 1_796_083_200), "2026-12-01T00:00:00Z")
    }
}
