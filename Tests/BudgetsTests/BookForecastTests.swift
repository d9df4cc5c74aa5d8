import Budgets
import Testing
import UsageModel

struct BookForecastTests {
    private func budget(dollars: Int128 = 24) -> Budget {
        var budget = Budget.daily(dollars: dollars, percents: [])
        budget.forecast = Budget.Forecast()
        return budget
    }

    @Test func thePaceOfTheDayIsCarriedOn() throws {
        var scene = BookScene([budget()], at: .at(20, 6))
        // 600 cents in a quarter of the day are 2,400: exactly the limit, which is not exceeded.
        scene.spend(cents: 600)
        #expect(scene.texts == [])
        scene.spend(cents: 200)
        // 800 in 6 hours: 3,200 by midnight, and 2,400 at 18:00.
        #expect(scene.texts == ["firing forecast_exceeds all 3200"])
        guard case .forecast(let standing, let forecast)? = scene.told.first?.alert.subject else {
            Issue.record("no forecast")
            return
        }
        #expect(forecast.exceedsAt == .at(20, 18))
        #expect(standing.spent.decimal == "8.00")
        scene.spend(cents: 1_500)
        #expect(scene.told.count == 1, "once a period")
        scene.wait(until: .at(21, 0))
        #expect(scene.texts.last == "resolved forecast_exceeds all 3200")
    }

    @Test func beforeATenthOfThePeriodNothingIsForecast() {
        // A tenth of a day is 02:24.
        var scene = BookScene([budget()], at: .at(20, 2, 23))
        scene.spend(cents: 2_000)
        #expect(scene.texts == [])
        scene.wait(until: .at(20, 2, 24))
        // 20.00 in 144 of 1,440 minutes, whether more comes then or not.
        #expect(scene.texts == ["firing forecast_exceeds all 20000"])
    }

    @Test func whatIsExceededIsNotForecast() {
        var scene = BookScene([budget()], at: .at(20, 12))
        scene.spend(cents: 2_400)
        #expect(scene.texts == [])
    }

    @Test func aRaisedLimitForecastsAnew() {
        var scene = BookScene([budget()], at: .at(20, 6))
        scene.spend(cents: 800)
        scene.restart(budgets: [budget(dollars: 40)])
        #expect(scene.texts.last == "resolved forecast_exceeds all 3200")
        scene.spend(cents: 300)
        #expect(scene.texts.last == "firing forecast_exceeds all 4400")
        #expect(scene.told.count == 3)
    }
}
