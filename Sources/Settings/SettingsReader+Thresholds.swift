import Budgets

/// When a budget alerts: `thresholds`, `forecast` and `burn_rate`.
extension SettingsReader {
    /// Ten times the limit.
    private static let largestShare = 100_000

    /// - Parameter unit: what the budget counts; `nil` where its limit is missing.
    mutating func thresholds(_ entry: SettingsNode.Entry, _ unit: BudgetUnit?) -> [Threshold]? {
        guard let items = list(entry, "a list of thresholds, such as [50%, 80%, 100%]") else { return nil }
        var thresholds: [Threshold] = []
        for item in items {
            guard let threshold = threshold(item, unit) else { continue }
            if thresholds.contains(threshold) {
                report(item.position, "the threshold \(item.shown) stands twice; remove one")
            }
            thresholds.append(threshold)
        }
        return thresholds
    }

    private mutating func threshold(_ item: SettingsNode, _ unit: BudgetUnit?) -> Threshold? {
        var hint = ""
        switch item.content {
        case .invalid: return nil
        case .text(let text, _):
            if let share = PercentText.hundredths(text), (1...Self.largestShare).contains(share) {
                return .share(share)
            }
            // Without the unit, only percentages can be judged.
            guard unit != nil || text.hasSuffix("%") else { return nil }
            if let unit, let amount = Self.amount(ofThreshold: text, unit), amount.value > 0 { return .amount(amount) }
            if unit == .usd, AmountText.amount(text, .usd) != nil { hint = "; did you mean '\(text)%' or '$\(text)'?" }
            if unit != .usd, text.hasPrefix("$") { hint = "; the budget counts no dollars" }
        default: break
        }
        let amount =
            switch unit {
            case .usd: ", or an amount above 0, such as $70"
            case .tokens: ", or a number of tokens above 0, such as 200k"
            case .requests: ", or a number of requests above 0, such as 500"
            case nil: ""
            }
        report(
            item.position,
            "a threshold is \(item.shown); expected a percentage above 0% and up to 1000%, with at most two decimals,"
                + " such as 80%\(amount)\(hint)")
        return nil
    }

    private static func amount(ofThreshold text: String, _ unit: BudgetUnit) -> BudgetAmount? {
        guard unit == .usd else { return AmountText.amount(text, unit) }
        return text.hasPrefix("$") ? AmountText.amount(String(text.dropFirst()), unit) : nil
    }

    mutating func forecast(_ entry: SettingsNode.Entry) -> Budget.Forecast? {
        var forecast = Budget.Forecast()
        guard case .mapping(let entries) = entry.value.content else {
            return isOn(entry, "true, false, or from when on, such as {after: 10%}") ? forecast : nil
        }
        for (key, entry) in knownEntries(entries, ForecastKey.self).entries {
            switch key {
            case .after:
                let share = value(entry, "a share of the period from 0% to 99%, with at most two decimals, such as 10%")
                {
                    PercentText.hundredths($0).flatMap { $0 <= 9_900 ? $0 : nil }
                }
                if let share { forecast.afterShare = share }
            }
        }
        return forecast
    }

    mutating func burnRate(_ entry: SettingsNode.Entry) -> Budget.BurnRule? {
        var rule = Budget.BurnRule()
        guard case .mapping(let entries) = entry.value.content else {
            return isOn(entry, "true, false, or keys such as {factor: 6, long: 1h, short: 5m}") ? rule : nil
        }
        let problemsBefore = problems.count
        let known = knownEntries(entries, BurnRateKey.self).entries
        for (key, entry) in known {
            switch key {
            case .factor:
                let factor = value(
                    entry, "a factor above 1 and up to 1000, with at most two digits behind the point, such as 6"
                ) {
                    DecimalNumber.exact($0, digits: 2).flatMap { (101...100_000).contains($0) ? Int($0) : nil }
                }
                if let factor { rule.factorHundredths = factor }
            case .long: if let seconds = seconds(entry, from: "5m", to: "1d") { rule.longSeconds = seconds }
            case .short: if let seconds = seconds(entry, from: "1m", to: "1d") { rule.shortSeconds = seconds }
            }
        }
        if problems.count == problemsBefore, rule.shortSeconds >= rule.longSeconds {
            let (short, long) = (known.first { $0.0 == .short }?.1, known.first { $0.0 == .long }?.1)
            let advice =
                short == nil ? "; it is 5m unless it is set" : long == nil ? "; that is 1h unless it is set" : ""
            report(
                (short ?? long ?? entry).value.position,
                "'short', a window of \(rule.shortSeconds) s, must be shorter than 'long', one of \(rule.longSeconds) s\(advice)"
            )
        }
        return rule
    }

    private mutating func isOn(_ entry: SettingsNode.Entry, _ expected: String) -> Bool {
        value(entry, expected) { ["true": true, "false": false][$0] } ?? false
    }
}
