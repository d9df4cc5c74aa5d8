import Pricing
import Settings
import Testing
import UsageModel

struct PricesTests {
    private static let sources = "sources: [{file: a}]\n"

    private func settings(_ prices: String) throws -> Settings {
        try Settings.parse(Self.sources + prices, file: "f")
    }

    private func cost(_ settings: Settings, _ logged: String, _ usage: TokenUsage, at seconds: Int64) -> Int64? {
        PriceBook(models: PriceBook.builtIn.models, overrides: settings.prices).price(model: logged)?
            .period(at: Timestamp(seconds: seconds))?.cost(of: usage)
    }

    @Test func withoutPricesNothingChanges() throws {
        let settings = try settings("")
        #expect(settings.prices.isEmpty)
        #expect(settings.priceFile == nil)
    }

    /// 2026-03-31 and 2026-04-01, midnight UTC.
    @Test func readsModelsAliasesAndDiscounts() throws {
        let settings = try settings(
            """
            prices:
              file: ./prices.txt
              models:
                - {name: house-7b, input: 0.20, output: "0.60", cache_read: 0.05, batch: 0.5, web_search: 10}
                - name: house-7b
                  since: 2026-04-01
                  input: 0.10
                  output: 0.30
                - {name: gpt-4o, provider: azure.ai.openai, input: 2, output: 8}
              aliases:
                prod: house-7b
                azure/chat: gpt-4o
              discounts:
                - {model: "gpt-5*", factor: 0.85}
            """)
        #expect(settings.priceFile == "./prices.txt")
        let usage = TokenUsage(input: 10, output: 1, cacheRead: 100)
        #expect(cost(settings, "house-7b", usage, at: 1_774_915_200) == 7_600_000)
        #expect(cost(settings, "vertex_ai/house-7b", usage, at: 1_774_915_200) == 7_600_000)
        #expect(cost(settings, "prod", usage, at: 1_775_001_600) == 11_300_000)
        #expect(cost(settings, "azure/chat", usage, at: 1_775_001_600) == 228_000_000)
        #expect(cost(settings, "gpt-4o", TokenUsage(input: 1), at: 1_775_001_600) == 2_500_000)
        #expect(cost(settings, "gpt-5", TokenUsage(input: 1), at: 1_775_001_600) == 1_062_500)

        let period = try #require(settings.prices.models.first?.periods.first)
        #expect(period.tiers[.batch]?.prices.output == 300_000)
        #expect(period.webSearch == 10_000_000_000)
        #expect(settings.prices.models.first?.source == "the settings, f")
    }

    @Test(arguments: [
        (
            "prices: 3",
            "2:9: 'prices' is '3'; expected keys such as {models: [{name: house-7b, input: 0.20, output: 0.60}]}"
        ),
        ("prices: {model: []}", "2:10: unknown key 'model'; did you mean 'models'?"),
        ("prices: {models: [a]}", "2:19: a model is 'a'; expected {name: house-7b, input: 0.20, output: 0.60}"),
        ("prices: {models: [{input: 1, output: 1}]}", "2:19: a model has no name; add 'name:'"),
        ("prices: {models: [{name: m, output: 1}]}", "2:19: a model has no input price; add 'input:'"),
        (
            "prices: {models: [{name: m, input: 0.0000001, output: 1}]}",
            "2:36: 'input' is '0.0000001'; expected dollars per million tokens with at most six decimals, such as 0.20"
        ),
        (
            "prices: {models: [{name: m, input: -1, output: 1}]}",
            "2:36: 'input' is '-1'; expected dollars per million tokens with at most six decimals, such as 0.20"
        ),
        (
            "prices: {models: [{name: m, input: 1, output: [1]}]}",
            "2:47: 'output' is a list; expected dollars per million tokens with at most six decimals, such as 0.20"
        ),
        (
            "prices: {models: [{name: m, input: 1, output: 1, since: 2026-02-30}]}",
            "2:57: 'since' is '2026-02-30'; expected a date such as 2026-04-01"
        ),
        (
            "prices: {models: [{name: m, input: 1, output: 1, batch: half}]}",
            "2:57: 'batch' is 'half'; expected a factor from 0 to 1000 with at most six decimals, such as 0.85"
        ),
        (
            "prices: {models: [{name: m, input: 0.000001, output: 1, batch: 0.5}]}",
            "2:64: 'batch' gives a price of more than six decimals per million tokens"
        ),
        (
            "prices: {models: [{name: m, input: 1, output: 1}, {name: m, input: 2, output: 1}]}",
            "2:51: the model 'm' stands twice with the same 'since'; remove one of them, or give the later prices a date"
        ),
        (
            "prices: {aliases: {a: }}",
            "2:20: 'a' has no value; expected the name of a model, such as gpt-4o, or leave the key out"
        ),
        ("prices: {discounts: [{provider: openai}]}", "2:22: a discount has no 'factor'; 0.85 is 15 % less"),
        (
            "prices: {discounts: [{factor: 0.8500001}]}",
            "2:31: 'factor' is '0.8500001'; expected a factor from 0 to 1000 with at most six decimals, such as 0.85"
        ),
        ("prices: {discounts: [0.85]}", "2:22: a discount is '0.85'; expected {provider: openai, factor: 0.85}"),
    ])
    func problemHasItsPlace(prices: String, problem: String) {
        #expect(problems(Self.sources + prices) == [problem])
    }

    @Test func everyProblemIsReportedAtOnce() {
        let found = problems(
            Self.sources + "prices: {models: [{name: m, input: x, output: y}], discounts: [{factor: z}], file: 3}")
        #expect(found.map { $0.prefix { $0 != " " } } == ["2:36:", "2:47:", "2:73:", "2:84:"])
    }
}
