import Budgets
import Testing
import UsageModel

/// Alerts that look back a fixed time: fast spending and failed attempts.
struct BookMinuteTests {
    private func burning() -> Budget {
        // 24 dollars a day are a dollar an hour; six times that are 6 dollars in an hour, 50 cents in five minutes.
        var budget = Budget.daily(dollars: 24, percents: [])
        budget.burnRate = Budget.BurnRule()
        return budget
    }

    @Test func bothWindowsMustBeFast() {
        var scene = BookScene([burning()], at: .at(20, 10))
        scene.spend(cents: 599)
        #expect(scene.texts == [])
        scene.wait(minutes: 10)
        // The hour is fast enough now, five minutes are not.
        scene.spend(cents: 1)
        #expect(scene.texts == [])
        scene.spend(cents: 49)
        // 649 cents in the hour: 6.49 times; 50 in five minutes, of 8⅓ evenly: 6.00 times.
        #expect(scene.texts == ["firing burn_rate all 649/600"])
        #expect(scene.told[0].alert.severity == .critical)
    }

    @Test func itIsOverWhenTheShortWindowIsSlow() {
        var scene = BookScene([burning()], at: .at(20, 10))
        scene.spend(cents: 700)
        #expect(scene.told.count == 1)
        scene.wait(minutes: 4)
        #expect(scene.told.count == 1)
        scene.wait(minutes: 2)
        #expect(scene.texts.last == "resolved burn_rate all 700/8400")
        // It was told half an hour ago, and is not told again.
        scene.wait(minutes: 20)
        scene.spend(cents: 700)
        #expect(scene.told.count == 2)
        scene.wait(minutes: 35)
        scene.spend(cents: 700)
        #expect(scene.texts.last == "firing burn_rate all 1400/8400")
    }

    @Test func aRestartForgetsNothingOfIt() {
        var scene = BookScene([burning()], at: .at(20, 10))
        scene.spend(cents: 599)
        scene.restart()
        scene.spend(cents: 1)
        #expect(scene.texts == ["firing burn_rate all 600/7200"])
        scene.restart()
        scene.spend(cents: 1)
        #expect(scene.told.count == 1)
        scene.wait(minutes: 6)
        #expect(scene.texts.last == "resolved burn_rate all 600/7200")
    }

    @Test func oldLinesAreNotFastOnes() {
        var scene = BookScene([burning()], at: .at(20, 10))
        scene.spend(cents: 5_000, at: .at(20, 8))
        #expect(scene.texts == [])
    }

    private var errors: AlertRules {
        var rules = AlertRules()
        rules.errorRatio = .init(channels: ["ops"])
        return rules
    }

    @Test func tooManyFailuresAreToldOnce() {
        var scene = BookScene([], rules: errors, at: .at(20, 10))
        scene.spend(cents: 0, requests: 18, errors: 18)
        #expect(scene.texts == [], "18 attempts are too few to say")
        scene.spend(cents: 0, requests: 342)
        #expect(scene.texts == ["firing error_ratio 18/360"], "5 % of 360 are 18")
        scene.spend(cents: 0, requests: 5, errors: 5)
        #expect(scene.told.count == 1)
        scene.wait(minutes: 11)
        #expect(scene.texts.last == "resolved error_ratio 18/360")
    }

    @Test func fewerFailuresAreNot() {
        var scene = BookScene([], rules: errors, at: .at(20, 10))
        scene.spend(cents: 0, requests: 17, errors: 17)
        scene.spend(cents: 0, requests: 343)
        #expect(scene.texts == [])
    }
}
