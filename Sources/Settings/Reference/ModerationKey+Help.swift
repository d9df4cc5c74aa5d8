extension ModerationKey {
    var help: KeyHelp {
        switch self {
        case .sample:
            KeyHelp(
                "percentage, with at most two decimals", .value("1%"),
                "the share of the logged texts that is looked at; `0%` for none, where only clients and commands ask")
        case .model:
            KeyHelp(
                "name of a model", .value("claude-haiku-4-5-20251001"),
                "who is asked; it must have a [price](prices.md), 0 for a server of your own")
        case .provider:
            KeyHelp(
                "`anthropic` or `openai`", .value("anthropic"),
                "the API: Messages, or Chat Completions, which local servers speak too")
        case .baseURL: KeyHelp("URL", .words("the provider's"), "the provider's address")
        case .keyVariable:
            KeyHelp(
                KeyHelp.variable, .words("this, the next, or `base_url` of a server that needs none"), "the key")
        case .keyFile: KeyHelp("path of a file that holds it alone", .words("see `api_key_env`"), "the key")
        case .keyHeader:
            KeyHelp("`x-api-key` or `bearer`", .words("`x-api-key`, of the provider `anthropic`"), "how it is sent")
        case .apiVersion: KeyHelp(KeyHelp.text, .words("the present one"), "the header `anthropic-version`")
        case .dailyDollars: KeyHelp("dollars", .value("1"), "what a day may cost")
        case .timezone: KeyHelp(KeyHelp.zone, .words("that of the whole"), "whose days")
        case .requestsPerMinute:
            KeyHelp(
                "1 to 1000000", .value("50"), "the most calls a minute; a provider's own word can lower it")
        case .maximumConcurrent: KeyHelp("1 to 1000", .value("4"), "the most texts at a time")
        case .texts: KeyHelp("`input`, `output`, or a list of both", .value("[input, output]"), "prompts, answers")
        case .only:
            KeyHelp(
                "`all`, `passed` or `flagged`", .value("all"),
                "which, by what the [guards](guardrails.md) of the settings say of them")
        case .user:
            KeyHelp(
                KeyHelp.fieldPaths, .words("`user_id`, `user`, `metadata.user_id`, …"),
                "the user, whose texts take turns with those of others")
        case .queue: KeyHelp("1 to 1000000 texts", .value("1000"), "how many of the sample wait at the most")
        case .annotate:
            KeyHelp(
                "duration of whole seconds, 1s to 10s", .words("off"),
                "how long an archived line waits for the verdict that is added to it, [below](#in-the-archive)")
        case .onFailure:
            KeyHelp(
                "`error`, `allow` or `flag`", .value("error"),
                "what a text without a verdict counts as, [below](#without-a-verdict)")
        }
    }
}
