extension AlertsKey {
    var help: KeyHelp {
        switch self {
        case .digest:
            KeyHelp(KeyHelp.mapping, .words("off"), "what the day before came to, by model, against the week before")
        case .unpriced:
            KeyHelp(KeyHelp.mapping, .words("off"), "tokens of a model without a price, told once a day and model")
        case .silence: KeyHelp(KeyHelp.mapping, .words("off"), "no records, though there used to be")
        case .errorRatio: KeyHelp(KeyHelp.mapping, .words("off"), "too many failed attempts")
        case .archive:
            KeyHelp(
                KeyHelp.mapping, .words("off"),
                "the [archive](archive.md) stands still: its disk is full or not there; keys as of `silence`, but 1s to 7d"
                    + " and `5m`")
        case .moderation:
            KeyHelp(
                KeyHelp.mapping, .words("off"),
                "logged texts that [moderation](moderation.md) holds harmful; one alert for as long as they go on coming"
            )
        }
    }
}

extension DigestKey {
    var help: KeyHelp {
        switch self {
        case .at:
            KeyHelp(
                "`00:00` to `23:59`, in two digits each", .value("09:00"), "when it is sent, by the clock")
        case .timezone: KeyHelp(KeyHelp.zone, .words("that of the whole"), "whose days and clock")
        case .by:
            KeyHelp(
                "a label of some source, or a list of up to 4", .none, "by what it breaks down beside the model")
        case .notify: KeyHelp(KeyHelp.channels, .required, "who is told")
        }
    }
}

extension UnpricedKey {
    var help: KeyHelp {
        switch self {
        case .tokens: KeyHelp("tokens, at least 1, as in `daily_tokens`", .value("1"), "from how many in a day on")
        case .timezone: KeyHelp(KeyHelp.zone, .words("that of the whole"), "whose days")
        case .notify: KeyHelp(KeyHelp.channels, .required, "who is told")
        }
    }
}

extension AfterKey {
    var help: KeyHelp {
        switch self {
        case .after: KeyHelp("duration of whole seconds, 1m to 30d", .value("1h"), "after how long")
        case .notify: KeyHelp(KeyHelp.channels, .required, "who is told")
        }
    }
}

extension FlaggedKey {
    var help: KeyHelp {
        switch self {
        case .count: KeyHelp("texts, at least 1", .value("1"), "from how many on")
        case .quiet:
            KeyHelp(
                "duration of whole seconds, 1m to 7d", .value("1h"), "the alert is over when none came for so long")
        case .notify: KeyHelp(KeyHelp.channels, .required, "who is told")
        }
    }
}

extension ErrorRatioKey {
    var help: KeyHelp {
        switch self {
        case .above:
            KeyHelp(
                "above `0%`, at most `100%`, with at most two decimals", .value("5%"),
                "from which share of the attempts on")
        case .over: KeyHelp("duration of whole seconds, 1m to 1d", .value("10m"), "the window")
        case .minimumRequests: KeyHelp("1 to 1000000000", .value("20"), "how many attempts there must be in the window")
        case .notify: KeyHelp(KeyHelp.channels, .required, "who is told")
        }
    }
}
