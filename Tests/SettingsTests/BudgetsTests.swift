import Budgets
import Foundation
import Settings
import Testing
import UsageModel

struct BudgetsTests {
    private static let start = """
        timezone: Asia/Tokyo
        sources: [{file: a, labels: {user: user_id, team: t}}, {file: b, labels: {user: u}, container_labels: [pod]}]
        webhooks: {ops: {format: slack, url_env: U}, pager: {format: slack, url_env: U}}

        """

    private static func settings(_ text: String) throws -> Settings {
        try Settings.parse(start + text, file: "f")
    }

    private static func budget(_ keys: String) throws -> Budget {
        let budgets = try settings("budgets: [{name: x, \(keys)}]").budgets
        #expect(budgets.count == 1)
        return try #require(budgets.first)
    }

    @Test func defaults() throws {
        let tokyo = try #require(CivilZone.named("Asia/Tokyo"))
        let budget = try Self.budget("daily_usd: 100")
        #expect(
            budget
                == Budget(name: "x", limit: BudgetAmount(.usd, 100_000_000_000_000), period: .day, zone: tokyo))
        #expect(budget.weekStart == .monday)
        #expect(budget.by == [])
        #expect(budget.overrides.isEmpty)
        #expect(budget.filters == [])
        #expect(budget.thresholds == [.share(8_000), .share(10_000)])
        #expect(budget.forecast == nil)
        #expect(budget.burnRate == nil)
        #expect(budget.channels == [])
        #expect(!budget.deniesWhenUnsure)
        #expect(budget.scopeCap == 100_000)
    }

    @Test func readsEveryKey() throws {
        let settings = try Self.settings(
            """
            budgets:
              - name: per-user
                weekly_usd: 5.25
                timezone: Europe/Berlin
                week_starts: sunday
                by: user
                overrides: {alice: 20, 123: 0.000000000001, no: none, "": 0}
                where: {model: "claude-opus-*", team: [search, "ml-*", 7], status: error}
                thresholds: [100%, 0.01%, 99.5%, 1000%, $70]
                forecast: {after: 12.5%}
                burn_rate: {factor: 14.4, long: 2h, short: 90s}
                notify: [ops, pager]
                when_unsure: deny
                max_scopes: 1000000
              - {name: all, monthly_tokens: 5M}
            """)
        var expected = Budget(
            name: "per-user", limit: BudgetAmount(.usd, 5_250_000_000_000), period: .week,
            zone: try #require(CivilZone.named("Europe/Berlin")))
        expected.weekStart = .sunday
        expected.by = ["user"]
        expected.overrides = [
            "alice": BudgetAmount(.usd, 20_000_000_000_000), "123": BudgetAmount(.usd, 1), "no": nil,
            "": BudgetAmount(.usd, 0),
        ]
        expected.filters = [
            .init(field: "model", patterns: ["claude-opus-*"]),
            .init(field: "team", patterns: ["search", "ml-*", "7"]),
            .init(field: "status", patterns: ["error"]),
        ]
        expected.thresholds = [
            .share(10_000), .share(1), .share(9_950), .share(100_000), .amount(BudgetAmount(.usd, 70_000_000_000_000)),
        ]
        var forecast = Budget.Forecast()
        forecast.afterShare = 1_250
        expected.forecast = forecast
        var burnRate = Budget.BurnRule()
        (burnRate.factorHundredths, burnRate.longSeconds, burnRate.shortSeconds) = (1_440, 7_200, 90)
        expected.burnRate = burnRate
        expected.channels = ["ops", "pager"]
        expected.deniesWhenUnsure = true
        expected.scopeCap = 1_000_000
        #expect(settings.budgets.first == expected)
        #expect(settings.budgets.map(\.name) == ["per-user", "all"])
        #expect(settings.budgets.last?.limit == BudgetAmount(.tokens, 5_000_000))
    }

    @Test(arguments: [
        ("hourly_usd: 0.1", BudgetPeriod.hour, BudgetUnit.usd, Int128(100_000_000_000)),
        ("daily_usd: 0", .day, .usd, 0),
        ("daily_usd: \"0.000000000001\"", .day, .usd, 1),
        ("daily_usd: 1000000000000", .day, .usd, 1_000_000_000_000_000_000_000_000),
        ("weekly_usd: 19.99", .week, .usd, 19_990_000_000_000),
        ("monthly_usd: 3000", .month, .usd, 3_000_000_000_000_000),
        ("hourly_tokens: 0", .hour, .tokens, 0),
        ("daily_tokens: 200k", .day, .tokens, 200_000),
        ("daily_tokens: 1.5M", .day, .tokens, 1_500_000),
        ("daily_tokens: 2G", .day, .tokens, 2_000_000_000),
        ("weekly_tokens: 2B", .week, .tokens, 2_000_000_000),
        ("monthly_tokens: 1_250_000", .month, .tokens, 1_250_000),
        ("monthly_tokens: 1000000000000000", .month, .tokens, 1_000_000_000_000_000),
        ("hourly_requests: 1", .hour, .requests, 1),
        ("daily_requests: 500", .day, .requests, 500),
        ("weekly_requests: 7", .week, .requests, 7),
        ("monthly_requests: 1000000000000000", .month, .requests, 1_000_000_000_000_000),
    ])
    func limitsAreExact(key: String, period: BudgetPeriod, unit: BudgetUnit, value: Int128) throws {
        let budget = try Self.budget(key)
        #expect(budget.period == period)
        #expect(budget.limit == BudgetAmount(unit, value))
    }

    @Test(arguments: ["all", "a.b_c-d", "チーム", "équipe", "हिन्दी", "1st", String(repeating: "x", count: 64)])
    func namesMayHaveLettersOfAnyScript(name: String) throws {
        #expect(try Self.settings("budgets: [{name: \(name), daily_usd: 1}]").budgets.map(\.name) == [name])
    }

    @Test func scopesAreLabelsModelAndProvider() throws {
        #expect(
            try Self.budget("daily_usd: 1, by: [model, provider, user, pod]").by == [
                "model", "provider", "user", "pod",
            ])
        #expect(try Self.budget("daily_usd: 1, by: [team]").by == ["team"])
    }

    /// A provider and a model count under one name, whatever logs call them.
    @Test func namesOfProvidersAndModelsMayBeAsLogged() throws {
        let provider = try Self.budget(
            "daily_usd: 1, by: provider, overrides: {gcp.gemini: 5}, where: {provider: aws.bedrock}")
        #expect(provider.overrides == ["google": BudgetAmount(.usd, 5_000_000_000_000)])
        #expect(provider.filters == [.init(field: "provider", patterns: ["bedrock"])])
        let model = try Self.budget(
            "daily_usd: 1, by: model, overrides: {openai/gpt-4o: none}, where: {model: [anthropic/claude-x, \"x/*\"]}")
        #expect(model.overrides == ["gpt-4o": nil])
        #expect(model.filters == [.init(field: "model", patterns: ["claude-x", "x/*"])])
    }

    @Test func thresholdsAreInTheUnitOfTheLimit() throws {
        #expect(try Self.budget("daily_usd: 1, thresholds: []").thresholds == [])
        #expect(
            try Self.budget("daily_tokens: 5M, thresholds: [50%, 4M]").thresholds
                == [.share(5_000), .amount(BudgetAmount(.tokens, 4_000_000))])
        #expect(
            try Self.budget("daily_requests: 5, thresholds: [4, 40%]").thresholds
                == [.amount(BudgetAmount(.requests, 4)), .share(4_000)])
    }

    @Test func forecastAndBurnRateHaveDefaults() throws {
        let on = try Self.budget("daily_usd: 1, forecast: true, burn_rate: true")
        #expect(on.forecast?.afterShare == 1_000)
        #expect(on.burnRate?.factorHundredths == 600)
        #expect(on.burnRate?.longSeconds == 3_600)
        #expect(on.burnRate?.shortSeconds == 300)
        let off = try Self.budget("hourly_usd: 1, forecast: false, burn_rate: false")
        #expect(off.forecast == nil)
        #expect(off.burnRate == nil)
        #expect(try Self.budget("daily_usd: 1, forecast: {}, burn_rate: {long: 1d}").burnRate?.longSeconds == 86_400)
        #expect(try Self.budget("daily_usd: 1, forecast: {after: 0%}").forecast?.afterShare == 0)
    }

    @Test func oneChannelNeedsNoList() throws {
        #expect(try Self.budget("daily_usd: 1, notify: pager").channels == ["pager"])
    }

    /// The order of the keys at the top makes no difference.
    @Test func budgetsMayStandBeforeWhatTheyReferTo() throws {
        let settings = try Settings.parse(
            """
            alerts: {silence: {notify: ops}, digest: {notify: ops, by: user}}
            budgets: [{name: x, daily_usd: 1, by: user, notify: ops}]
            webhooks: {ops: {format: slack, url_env: U}}
            sources: [{file: a, labels: {user: u}}]
            timezone: America/New_York
            """, file: "f")
        let newYork = try #require(CivilZone.named("America/New_York"))
        #expect(settings.budgets.first?.zone == newYork)
        #expect(settings.alertRules.digest?.zone == newYork)
    }

    @Test func withoutTheKeysNothingIsWatched() throws {
        let settings = try Settings.parse("sources: [{file: a}]", file: "f")
        #expect(settings.budgets == [])
        #expect(settings.alertRules == AlertRules())
        #expect(try Self.settings("budgets: []\nalerts: {}").budgets == [])
    }

    @Test func theExampleOfTheDocumentationIsRight() throws {
        let page = URL(filePath: #filePath).appending(path: "../../../docs/settings.md").standardized
        let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        let blocks = text.components(separatedBy: "```").filter { $0.hasPrefix("yaml\n") }.map { $0.dropFirst(5) }
        let example = String(try #require(blocks.first { $0.contains("budgets:") }))
        let settings = try Settings.parse(example, file: "f")
        #expect(settings.budgets.map(\.name) == ["all", "per-user", "opus-of-search"])
        #expect(settings.budgets.map(\.channels) == [["ops", "pager"], ["ops"], []])
        #expect(settings.budgets[2].limit == BudgetAmount(.tokens, 50_000_000))
        #expect(settings.alertRules.digest?.labels == ["team"])
        #expect(settings.alertRules.silence?.seconds == 7_200)
    }
}
