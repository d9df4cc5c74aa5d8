import Budgets

/// The key `alerts`: what is told beside budgets.
extension SettingsReader {
    private static let example = "kinds of alerts, such as {silence: {after: 1h, notify: ops}}"

    /// Reads `alerts`; after the sources and the zone, which they refer to.
    mutating func readAlerts(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, Self.example) else { return }
        var rules = AlertRules()
        for (key, entry) in knownEntries(entries, AlertsKey.self).entries {
            switch key {
            case .digest: rules.digest = digest(entry)
            case .unpriced: rules.unpriced = unpriced(entry)
            case .silence: rules.silence = silence(entry)
            case .errorRatio: rules.errorRatio = errorRatio(entry)
            case .archive: rules.archive = archive(entry)
            case .moderation: rules.flagged = flagged(entry)
            }
        }
        setAlertRules(rules)
    }

    private mutating func digest(_ entry: SettingsNode.Entry) -> AlertRules.DigestRule? {
        guard let entries = rule(entry, "{at: \"09:00\", notify: [ops]}", DigestKey.self, notify: .notify) else {
            return nil
        }
        var rule = AlertRules.DigestRule(zone: settings.zone, channels: [])
        for (key, entry) in entries {
            switch key {
            case .at:
                let minute = value(entry, "a time from 00:00 to 23:59 in two digits each, such as \"09:00\"") {
                    ClockText.minuteOfDay($0)
                }
                if let minute { rule.minuteOfDay = minute }
            case .timezone: if let zone = zone(entry) { rule.zone = zone }
            case .by: rule.labels = digestLabels(entry)
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    private mutating func unpriced(_ entry: SettingsNode.Entry) -> AlertRules.UnpricedRule? {
        guard let entries = rule(entry, "{tokens: 1, notify: ops}", UnpricedKey.self, notify: .notify) else {
            return nil
        }
        var rule = AlertRules.UnpricedRule(zone: settings.zone, channels: [])
        for (key, entry) in entries {
            switch key {
            case .tokens:
                let tokens = value(entry, "\(AmountText.expected(.tokens)) and at least 1", hint: AmountText.hint) {
                    text in
                    AmountText.amount(text, .tokens).flatMap { $0.value > 0 ? Int64(exactly: $0.value) : nil }
                }
                if let tokens { rule.tokens = tokens }
            case .timezone: if let zone = zone(entry) { rule.zone = zone }
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    private mutating func silence(_ entry: SettingsNode.Entry) -> AlertRules.SilenceRule? {
        guard let entries = rule(entry, "{after: 1h, notify: ops}", AfterKey.self, notify: .notify) else {
            return nil
        }
        var rule = AlertRules.SilenceRule(channels: [])
        for (key, entry) in entries {
            switch key {
            case .after: if let seconds = seconds(entry, from: "1m", to: "30d") { rule.seconds = seconds }
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    private mutating func archive(_ entry: SettingsNode.Entry) -> AlertRules.ArchiveRule? {
        guard let entries = rule(entry, "{after: 5m, notify: ops}", AfterKey.self, notify: .notify) else { return nil }
        var rule = AlertRules.ArchiveRule(channels: [])
        for (key, entry) in entries {
            switch key {
            case .after: if let seconds = seconds(entry, from: "1s", to: "7d") { rule.seconds = seconds }
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    private mutating func flagged(_ entry: SettingsNode.Entry) -> AlertRules.FlaggedRule? {
        guard let entries = rule(entry, "{count: 1, quiet: 1h, notify: ops}", FlaggedKey.self, notify: .notify) else {
            return nil
        }
        if settings.moderation == nil {
            report(
                entry.position,
                "'moderation' under 'alerts' tells of flagged texts, and nobody looks for them; add the key 'moderation:'"
            )
        }
        var rule = AlertRules.FlaggedRule(channels: [])
        for (key, entry) in entries {
            switch key {
            case .count: if let count = count(entry, 1...1_000_000_000) { rule.count = Int64(count) }
            case .quiet: if let seconds = seconds(entry, from: "1m", to: "7d") { rule.quietSeconds = seconds }
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    private mutating func errorRatio(_ entry: SettingsNode.Entry) -> AlertRules.ErrorRatioRule? {
        let example = "{above: 5%, over: 10m, min_requests: 20, notify: ops}"
        guard let entries = rule(entry, example, ErrorRatioKey.self, notify: .notify) else { return nil }
        var rule = AlertRules.ErrorRatioRule(channels: [])
        for (key, entry) in entries {
            switch key {
            case .above:
                let share = value(entry, "a percentage above 0% and up to 100%, with at most two decimals, such as 5%")
                {
                    PercentText.hundredths($0).flatMap { (1...10_000).contains($0) ? Int64($0) : nil }
                }
                if let share { rule.hundredths = share }
            case .over: if let seconds = seconds(entry, from: "1m", to: "1d") { rule.seconds = seconds }
            case .minimumRequests:
                if let count = count(entry, 1...1_000_000_000) { rule.minimumRequests = Int64(count) }
            case .notify: rule.channels = channels(entry)
            }
        }
        return rule
    }

    /// The keys of an alert. An alert that tells nobody is a slip: it shows nowhere else.
    private mutating func rule<Key: SettingsKey & Equatable>(
        _ entry: SettingsNode.Entry, _ example: String, _ keys: Key.Type, notify: Key
    ) -> [(Key, SettingsNode.Entry)]? {
        guard let entries = mapping(entry, "keys such as \(example)") else { return nil }
        let known = knownEntries(entries, keys)
        if !known.entries.contains(where: { $0.0 == notify }), !known.meant.contains(notify) {
            report(entry.position, "\(quoted(entry.name)) has no 'notify'; add the names of the webhooks that are told")
        }
        return known.entries
    }
}
