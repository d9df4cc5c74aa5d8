import Testing
import UsageModel

@testable import HTTPAPI

struct HourChartTests {
    @Test func heightsAreSharesOfTheHighest() {
        let chart = HourChart([0, 1, 1_000, 500].map { Money(picoDollars: $0) })
        // What cost anything shows.
        #expect(chart.heights == [0, 1, 60, 30])
        #expect(chart.highest == 2)
        #expect(HourChart([Money.zero, Money.zero]).highest == nil)
    }
}
