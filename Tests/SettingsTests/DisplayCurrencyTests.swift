import Settings
import Testing
import UsageModel

struct DisplayCurrencyTests {
    private static let sources = "sources: [{file: a}]\n"

    @Test func isReadExactly() throws {
        #expect(try Settings.parse(Self.sources, file: "f").displayCurrency == nil)
        for (text, code, rate) in [
            ("{code: JPY, per_usd: 155}", "JPY", 155_000_000), ("{per_usd: 0.920001, code: EUR}", "EUR", 920_001),
            ("{code: BTC, per_usd: 0.000009}", "BTC", 9), ("{code: IRR, per_usd: 10000000}", "IRR", 10_000_000_000_000),
        ] as [(String, String, Int64)] {
            let settings = try Settings.parse(Self.sources + "display_currency: \(text)", file: "f")
            #expect(settings.displayCurrency == DisplayCurrency(code: code, millionthsPerDollar: rate))
        }
    }

    private static let rate =
        "expected what one dollar is worth, such as 155 or 0.92, above 0, at most 10000000, with at most six digits behind"
        + " the point"
    private static let code = "expected a currency's code of three capitals other than USD, such as JPY or EUR"

    @Test(arguments: [
        ("JPY", "2:19: 'display_currency' is 'JPY'; expected keys such as {code: JPY, per_usd: 155}"),
        ("{code: JPY}", "2:1: 'display_currency' has no 'per_usd'; write {code: JPY, per_usd: 155}"),
        ("{per_usd: 1}", "2:1: 'display_currency' has no 'code'; write {code: JPY, per_usd: 155}"),
        ("{code: yen, per_usd: 155}", "2:26: 'code' is 'yen'; \(code); did you mean 'YEN'?"),
        ("{code: USD, per_usd: 1}", "2:26: 'code' is 'USD'; \(code); dollars are shown anyway"),
        ("{code: ¥, per_usd: 1}", "2:26: 'code' is '¥'; \(code)"),
        ("{code: JPY, per_usd: 0}", "2:40: 'per_usd' is '0'; \(rate)"),
        ("{code: JPY, per_usd: -5}", "2:40: 'per_usd' is '-5'; \(rate)"),
        ("{code: JPY, per_usd: \"1,550\"}", "2:40: 'per_usd' is '1,550'; \(rate); leave out the commas"),
        ("{code: JPY, per_usd: 10000000.1}", "2:40: 'per_usd' is '10000000.1'; \(rate)"),
        ("{code: JPY, per_usd: 1.0000001}", "2:40: 'per_usd' is '1.0000001'; \(rate)"),
        ("{code: JPY, rate: 155}", "2:31: unknown key 'rate'; known are code, per_usd"),
    ])
    func problemsAreNamed(text: String, problem: String) {
        #expect(problems(Self.sources + "display_currency: \(text)").contains(problem))
    }
}
