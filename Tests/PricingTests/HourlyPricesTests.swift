import Pricing
import Testing
import UsageModel

/// DeepSeek's own API is priced by the hour. The figures are those of its price list
/// (<https://api-docs.deepseek.com/quick_start/pricing>), worked out by hand.
struct HourlyPricesTests {
    struct Moment: Sendable, CustomTestStringConvertible {
        let model: String
        let utc: String
        /// Seconds since the epoch, by Python's datetime.
        let seconds: Int64
        /// Dollars per million tokens times a million: input, cached input, output.
        let prices: [Int64]

        init(_ model: String, _ utc: String, _ seconds: Int64, _ prices: [Int64]) {
            (self.model, self.utc, self.seconds, self.prices) = (model, utc, seconds, prices)
        }

        var testDescription: String { "\(model) at \(utc)" }
    }

    @Test(arguments: [
        Moment("deepseek-chat", "2025-02-08 15:59:59", 1_739_030_399, [140_000, 14_000, 280_000]),
        Moment("deepseek-chat", "2025-02-08 16:00:00", 1_739_030_400, [270_000, 70_000, 1_100_000]),
        Moment("deepseek-chat", "2025-02-26 16:29:59", 1_740_587_399, [270_000, 70_000, 1_100_000]),
        Moment("deepseek-chat", "2025-02-26 16:30:00", 1_740_587_400, [135_000, 35_000, 550_000]),
        Moment("deepseek-chat", "2025-02-27 00:29:59", 1_740_616_199, [135_000, 35_000, 550_000]),
        Moment("deepseek-chat", "2025-02-27 00:30:00", 1_740_616_200, [270_000, 70_000, 1_100_000]),
        Moment("deepseek-chat", "2025-09-05 15:59:59", 1_757_087_999, [270_000, 70_000, 1_100_000]),
        Moment("deepseek-chat", "2025-09-05 16:00:00", 1_757_088_000, [560_000, 70_000, 1_680_000]),
        Moment("deepseek-reasoner", "2025-02-26 16:29:59", 1_740_587_399, [550_000, 140_000, 2_190_000]),
        Moment("deepseek-reasoner", "2025-02-26 16:30:00", 1_740_587_400, [135_000, 35_000, 550_000]),
        Moment("deepseek-reasoner", "2025-09-05 16:00:00", 1_757_088_000, [560_000, 70_000, 1_680_000]),
        // Each day at first, Saturdays too; from 2026-08-23 in Beijing on Monday to Friday.
        Moment("deepseek-v4-flash", "Saturday 2026-08-22 02:00", 1_787_364_000, [440_000, 14_000, 1_320_000]),
        Moment("deepseek-v4-flash", "Sunday 2026-08-23 02:00", 1_787_450_400, [220_000, 7_000, 660_000]),
        Moment("deepseek-flash", "a holiday, 2026-09-25 02:00", 1_790_301_600, [150_000, 3_000, 600_000]),
        Moment("deepseek-flash", "Monday 2026-09-28 00:59:59", 1_790_557_199, [150_000, 3_000, 600_000]),
        Moment("deepseek-flash", "Monday 2026-09-28 01:00:00", 1_790_557_200, [300_000, 6_000, 1_200_000]),
        Moment("deepseek-flash", "Monday 2026-09-28 03:59:59", 1_790_567_999, [300_000, 6_000, 1_200_000]),
        Moment("deepseek-flash", "Monday 2026-09-28 04:00:00", 1_790_568_000, [150_000, 3_000, 600_000]),
        Moment("deepseek-v4-pro", "a holiday, 2026-10-07 06:00", 1_791_352_800, [660_000, 22_000, 1_980_000]),
        Moment("deepseek-v4-pro", "Thursday 2026-10-08 06:00", 1_791_439_200, [1_320_000, 44_000, 3_960_000]),
        Moment("deepseek-v4-pro", "Tuesday 2026-11-24 05:59:59", 1_795_499_999, [660_000, 22_000, 1_980_000]),
        Moment("deepseek-v4-pro", "Tuesday 2026-11-24 06:00:00", 1_795_500_000, [1_320_000, 44_000, 3_960_000]),
        Moment("deepseek-v4-pro", "Saturday 2026-11-28 06:00", 1_795_845_600, [660_000, 22_000, 1_980_000]),
    ])
    func recordIsPricedAsOfItsOwnHour(moment: Moment) throws {
        let price = try #require(PriceBook.builtIn.price(provider: "deepseek", model: moment.model))
        let period = try #require(price.period(at: Timestamp(seconds: moment.seconds)))
        #expect([period.prices.input, period.prices.cacheRead, period.prices.output] == moment.prices)
    }

    /// What the decoder keeps until the validity ends must be what holds at each minute of it.
    @Test(arguments: ["deepseek-chat", "deepseek-flash", "deepseek-v4-pro"])
    func validityEndsWhereThePriceChanges(model: String) throws {
        let price = try #require(PriceBook.builtIn.price(provider: "deepseek", model: model))
        var kept: (period: PricePeriod?, validity: Range<Timestamp>)?
        // Forwards over the border of a period and a week with its weekend, and backwards again.
        let minutes = Array(1_740_000_000 / 60..<1_741_000_000 / 60) + Array(1_787_000_000 / 60..<1_788_000_000 / 60)
        for minute in minutes + minutes.reversed() {
            let time = Timestamp(seconds: Int64(minute) * 60)
            if !(kept?.validity.contains(time) ?? false) {
                kept = (price.period(at: time), price.validity(around: time))
                #expect(kept?.validity.contains(time) == true)
            }
            try #require(kept?.period == price.period(at: time), "\(time)")
        }
    }

    @Test func tableIsWrittenAsItIsRead() throws {
        let table = """
            provider: p
            source: s
            m | - | 1 2 1 1 1 search=5
             | >1000 | 2 4 2 2 2
             | @mon-fri,01:00-04:00 | 3 6 3 3 3 search=5
             | >1000 | 6 12 6 6 6
             | 2025-09-05T16:00Z | 4 8 4 4 4

            """
        let models = try PriceFile.models(table, file: "prices.txt")
        #expect(models[0].periods.map(\.hours?.description) == [nil, "mon-fri,01:00-04:00", nil])
        #expect(models[0].periods[1].from == PricePeriod.always)
        // Monday 2025-09-01, 01:00: a long prompt at these hours.
        let monday = Timestamp(seconds: 1_756_688_400)
        #expect(models[0].period(at: monday)?.cost(of: TokenUsage(input: 1_001)) == 6_006_000_000)
        #expect(PriceFile.text(of: models) == table)
    }

    @Test(arguments: [
        "m | @01:00-04:00 | 1 2 1 1 1", "m | - | 1 2 1 1 1\n | @25:00-26:00 | 1 2 1 1 1",
        "m | - | 1 2 1 1 1\n | @01:00-04:00 | 1", "m | 2025-09-05T16:00 | 1 2 1 1 1",
        "m | 2025-09-05T24:00Z | 1 2 1 1 1",
        "m | 2025-09-05T1600Z | 1 2 1 1 1", "m | 2025-09-05T | 1 2 1 1 1", "m | T16:00Z | 1 2 1 1 1",
    ])
    func malformedHoursAreAnError(lines: String) {
        #expect(throws: PriceFileError.self) {
            try PriceFile.models("provider: p\n\(lines)\n", file: "prices.txt")
        }
    }
}
