import Budgets

extension BudgetKey {
    private static let dollars = "dollars, at most 1000000000000, up to twelve digits behind the point"
    private static let tokens = "tokens of all classes, at most 1000000000000000: `200000`, `200_000`, `200k`, `5M`"
    private static let requests = "attempts at a provider, failed ones too, at most 1000000000000000"

    var help: KeyHelp {
        switch self {
        case .hourlyDollars, .dailyDollars, .weeklyDollars, .monthlyDollars: limited(Self.dollars)
        case .hourlyTokens, .dailyTokens, .weeklyTokens, .monthlyTokens: limited(Self.tokens)
        case .hourlyRequests, .dailyRequests, .weeklyRequests, .monthlyRequests: limited(Self.requests)
        case .name:
            KeyHelp(
                "unique, 1 to 64 letters of any script, digits, `-`, `_` and `.`", .required,
                "the name; not `.` or `..`, and none of `daily_digest`, `unpriced_tokens`, `silence`, `error_ratio`,"
                    + " `archive_stopped`, `moderation_flagged`")
        case .timezone:
            KeyHelp(KeyHelp.zone, .words("that of the whole"), "whose calendar and clock the periods follow")
        case .weekStarts: KeyHelp("`monday` to `sunday`", .value("monday"), "of a weekly budget")
        case .by:
            KeyHelp(
                "a label of some source, `model` or `provider`, or a list of up to 4", .words("one budget over all"),
                "each value, or combination of values, has the budget for itself")
        case .overrides:
            KeyHelp(
                "mapping of values of the one label in `by` to limits in the unit of the budget, or `none`", .none,
                "limits of their own; `none` for no limit")
        case .where:
            KeyHelp(
                "mapping of `model`, `provider`, `status` or a label to a pattern or a list of patterns",
                .words("all requests"), "a request counts that matches all of them")
        case .thresholds:
            KeyHelp(
                "list of percentages above 0% and up to 1000%, with at most two decimals, and of amounts above 0: `$70`"
                    + " for dollars, `4M` for tokens, `500` for requests", .value("[80%, 100%]"),
                "when it alerts; `[]` for no alert on what is spent")
        case .forecast:
            KeyHelp(
                "`true` or `false`, or a mapping", .value("false"),
                "whether it alerts when its pace will exceed the limit")
        case .burnRate:
            KeyHelp(
                "`true` or `false`, or a mapping", .value("false"),
                "whether it alerts on spending far faster than evenly over the period; not of hourly budgets")
        case .notify: KeyHelp(KeyHelp.channels, .words("nobody: the budget is only shown"), "who is told")
        case .whenUnsure:
            KeyHelp(
                "`allow` or `deny`", .value("allow"), "what the decision endpoint answers while it cannot know")
        case .scopeCap:
            KeyHelp(
                "1 to 1000000", .value("100000"),
                "how many values or combinations of `by` are told apart in a period; further ones count as `other`")
        }
    }

    private func limited(_ value: String) -> KeyHelp {
        KeyHelp(
            value, .words("exactly one of these twelve"),
            "what may be spent in each \(limit.map(\.period.rawValue) ?? "period")")
    }
}

extension ForecastKey {
    var help: KeyHelp {
        switch self {
        case .after: KeyHelp("`0%` to `99%`", .value("10%"), "from which share of the period on the pace is judged")
        }
    }
}

extension BurnRateKey {
    var help: KeyHelp {
        switch self {
        case .factor:
            KeyHelp(
                "above 1, at most 1000, up to two digits behind the point", .value("6"),
                "how many times as fast as evenly, in both windows")
        case .long: KeyHelp("duration of whole seconds, 5m to 1d", .value("1h"), "the long window")
        case .short:
            KeyHelp("duration of whole seconds, 1m to 1d, shorter than `long`", .value("5m"), "the short window")
        }
    }
}
