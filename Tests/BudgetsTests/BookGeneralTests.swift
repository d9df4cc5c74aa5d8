import Budgets
import Testing
import UsageModel

/// Alerts that belong to no budget, and what keeps alerts quiet.
struct BookGeneralTests {
    private var silence: AlertRules {
        var rules = AlertRules()
        rules.silence = .init(seconds: 3_600, channels: ["ops"])
        return rules
    }

    @Test func silenceIsToldOnceThereWasSomething() {
        var scene = BookScene([], rules: silence, at: .at(20, 8))
        scene.wait(until: .at(20, 10))
        #expect(scene.texts == [], "there was never anything")
        scene.spend(cents: 1)
        scene.wait(minutes: 60)
        #expect(scene.texts == [])
        scene.restart()
        // The last moment of the record's minute is a microsecond before 10:01.
        scene.wait(minutes: 1)
        #expect(scene.texts == ["firing silence 3600s"])
        scene.restart()
        scene.wait(minutes: 300)
        #expect(scene.told.count == 1)
        scene.spend(cents: 1)
        #expect(scene.texts.last == "resolved silence 3600s")
    }

    @Test func oldRecordsDoNotBreakASilence() {
        var scene = BookScene([], rules: silence, at: .at(20, 10))
        scene.spend(cents: 1)
        scene.wait(minutes: 70)
        scene.spend(cents: 1, at: .at(20, 9))
        #expect(scene.texts == ["firing silence 3600s"])
    }

    @Test func modelsWithoutAPriceAreToldTogetherOnceADay() {
        var rules = AlertRules()
        rules.unpriced = .init(tokens: 100, zone: .utc, channels: ["ops"])
        var scene = BookScene([], rules: rules, at: .at(20, 10))
        scene.add(cents: 0, model: "a", tokens: 99, unpriced: 99)
        scene.add(cents: 0, model: "b", tokens: 150, unpriced: 150)
        scene.add(cents: 0, model: "c", tokens: 300, unpriced: 300)
        scene.add(cents: 5, model: "d", tokens: 900)
        scene.decide()
        #expect(scene.texts == ["firing unpriced_tokens c=300,b=150"])
        scene.spend(cents: 0, model: "a", tokens: 1, unpriced: 1)
        #expect(scene.texts.last == "firing unpriced_tokens a=100")
        scene.restart()
        for model in ["a", "b", "c"] { scene.spend(cents: 0, model: model, tokens: 500, unpriced: 500) }
        #expect(scene.told.count == 2)
        scene.wait(until: .at(21, 1))
        scene.spend(cents: 0, model: "a", tokens: 500, unpriced: 500)
        #expect(scene.texts.filter { $0.hasPrefix("firing") }.last == "firing unpriced_tokens a=500")
    }

    // MARK: - Snoozing

    @Test func aSnoozeOnlyPutsOff() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 10))
        scene.snoozes = [Snooze(subject: "all", scope: nil, until: .at(20, 12), isAcknowledgement: false)]
        scene.spend(cents: 6_000)
        scene.wait(minutes: 119)
        #expect(scene.texts == [])
        scene.wait(minutes: 1)
        #expect(scene.texts == ["firing budget_threshold all 5000"])
    }

    @Test func aSnoozeOfOneScopeLeavesTheOthers() {
        var scene = BookScene([.daily("each", dollars: 1, by: ["user"], percents: [100])], at: .at(20, 10))
        scene.snoozes = [Snooze(subject: "each", scope: ["alice"], until: .at(20, 12), isAcknowledgement: false)]
        for user in ["alice", "bob"] { scene.spend(cents: 100, user: user) }
        #expect(scene.texts == ["firing budget_threshold each:bob 100"])
        scene.wait(until: .at(20, 12))
        #expect(scene.texts.last == "firing budget_threshold each:alice 100")
    }

    @Test func whatIsSnoozedOverTheEndIsSilent() {
        var scene = BookScene([.daily(dollars: 100)], at: .at(20, 23))
        scene.snoozes = [Snooze(subject: "all", scope: nil, until: .at(21, 12), isAcknowledgement: false)]
        scene.spend(cents: 6_000)
        scene.wait(until: .at(21, 13))
        #expect(scene.texts == [])
    }

    @Test func anAcknowledgementLeavesHigherThresholds() {
        var budget = Budget.daily(dollars: 24)
        budget.burnRate = Budget.BurnRule()
        var scene = BookScene([budget], at: .at(20, 10))
        scene.snoozes = [Snooze(subject: "all", scope: nil, until: .at(21, 0), isAcknowledgement: true)]
        scene.spend(cents: 1_300)
        #expect(scene.texts == ["firing budget_threshold all 1200"], "and no burn rate")
        scene.spend(cents: 1_200)
        #expect(scene.texts.last == "firing budget_threshold all 2400,1920")
    }

    // MARK: - The digest

    private var digest: AlertRules {
        var rules = AlertRules()
        // 540 minutes: 9 o'clock.
        rules.digest = .init(zone: .utc, channels: ["ops"])
        return rules
    }

    @Test func theDigestIsDueOnceADay() {
        var scene = BookScene([], rules: digest, at: .at(20, 8, 59))
        #expect(scene.dueDigest == nil)
        scene.wait(minutes: 1)
        let day = scene.dueDigest
        #expect(day == BudgetSpan(start: .at(19, 0), end: .at(20, 0)))
        scene.send(
            Digest(start: .at(19, 0), end: .at(20, 0), zone: "UTC", day: .init(), weekBefore: nil, breakdowns: []))
        #expect(scene.texts == ["firing daily_digest"])
        #expect(scene.dueDigest == nil)
        scene.restart()
        #expect(scene.dueDigest == nil)
        scene.wait(until: .at(21, 8, 59))
        #expect(scene.dueDigest == nil)
        // Down over its time, it comes late, and once.
        scene.wait(until: .at(21, 15))
        #expect(scene.dueDigest == BudgetSpan(start: .at(20, 0), end: .at(21, 0)))
    }

    @Test func atTheFirstStartNobodyExpectsADigest() {
        var scene = BookScene([], rules: digest, at: .at(20, 15))
        scene.decide()
        #expect(scene.texts == [])
        #expect(scene.dueDigest == nil)
        scene.wait(until: .at(21, 9))
        #expect(scene.dueDigest == BudgetSpan(start: .at(20, 0), end: .at(21, 0)))
    }
}
