import Testing
import UsageModel

/// Figures in another currency, worked out by hand.
struct DisplayCurrencyTextTests {
    @Test(
        arguments: [
            ("JPY", 155_000_000, 20_710_000_000_000, "JPY 3,210"),  // $20.71: 3210.05
            ("JPY", 155_500_000, 1_000_000_000_000, "JPY 156"),  // 155.5 is rounded up
            ("JPY", 155_000_000, 1_234_000_000, "JPY 0.191"),  // $0.001234
            ("JPY", 155_000_000, 0, "JPY 0"),
            ("JPY", 155_000_000, -20_710_000_000_000, "-JPY 3,210"),
            ("EUR", 920_000, 1_500_000_000_000_000, "EUR 1,380.00"),
            ("EUR", 920_000, 5_430_000_000, "EUR 0.00500"),  // $0.00543: 0.0049956
            ("KWD", 310_000, 10_000_000_000_000, "KWD 3.100"),
        ] as [(String, Int64, Int128, String)])
    func isRoundedToItsSmallestUnit(code: String, rate: Int64, picoDollars: Int128, text: String) {
        #expect(
            DisplayCurrency(code: code, millionthsPerDollar: rate).text(Money(picoDollars: picoDollars)) == text)
    }

    @Test func theLargestSumFits() {
        let currency = DisplayCurrency(code: "IRR", millionthsPerDollar: DisplayCurrency.largestRate * 1_000_000)
        #expect(currency.text(Money(micros: .max, picos: 0)) == "IRR 92,233,720,368,547,758,070.00")
        #expect(currency.text(Money(picoDollars: .max)) == "IRR –")
    }
}
