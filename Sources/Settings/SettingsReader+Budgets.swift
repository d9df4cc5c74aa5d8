import Budgets
import Pricing

/// The key `budgets`.
extension SettingsReader {
    private static let example = "{name: all, daily_usd: 100, notify: [ops]}"

    private typealias LimitEntry = (period: BudgetPeriod, unit: BudgetUnit, entry: SettingsNode.Entry)

    /// Reads the list of budgets; after the sources and the zone, which they refer to.
    mutating func readBudgets(_ entry: SettingsNode.Entry) {
        guard let items = list(entry, "a list of budgets, such as [\(Self.example)]") else { return }
        var lines: [String: Int] = [:]
        for item in items {
            guard case .mapping(let entries) = item.content else {
                if case .invalid = item.content { continue }
                report(item.position, "a budget is \(item.shown); expected \(Self.example)")
                continue
            }
            let budget = budget(entries, at: item.position)
            guard let name = budget.name else { continue }
            if let line = lines[name.text] {
                report(
                    name.position,
                    "the budget of line \(line) has the name \(quoted(name.text)) already; choose another name")
            } else {
                lines[name.text] = name.position.line
            }
            if let budget = budget.budget { append(budget) }
        }
    }

    /// - Returns: the name, which no other budget may have, and the budget; `nil` where they could not be read.
    private mutating func budget(
        _ entries: [SettingsNode.Entry], at position: TextPosition
    ) -> (name: (text: String, position: TextPosition)?, budget: Budget?) {
        let known = knownEntries(entries, BudgetKey.self)
        let keys = Dictionary(uniqueKeysWithValues: known.entries)
        let name = keys[.name].flatMap { budgetName($0) }
        if keys[.name] == nil, !known.meant.contains(.name) {
            report(position, "a budget has no 'name'; add one, which alerts and metrics will show")
        }
        let limit = limitEntry(known.entries)
        if limit == nil, !known.meant.contains(where: { $0.limit != nil }) {
            let limits = BudgetKey.allCases.filter { $0.limit != nil }.map(\.rawValue).joined(separator: ", ")
            report(position, "a budget has no limit; add one of \(limits)")
        }
        let amount = limit.flatMap { self.amount($0.entry, $0.unit) }
        // Stands in where the limit is missing or wrong, so that the other keys are checked all the same.
        var budget = Budget(
            name: name ?? "", limit: amount ?? BudgetAmount(limit?.unit ?? .usd, 0), period: limit?.period ?? .day,
            zone: settings.zone)
        for (key, entry) in known.entries { read(key, entry, into: &budget, unit: limit?.unit) }
        readScopes(keys, into: &budget, unit: limit?.unit)
        checkPeriod(keys, limit, budget)
        let isRead = name != nil && amount != nil
        return (name.flatMap { name in keys[.name].map { (name, $0.value.position) } }, isRead ? budget : nil)
    }

    private mutating func budgetName(_ entry: SettingsNode.Entry) -> String? {
        guard let name = text(entry, "a name such as all or per-user") else { return nil }
        guard let problem = BudgetName.problem(name) else { return name }
        report(entry.value.position, problem)
        return nil
    }

    private mutating func limitEntry(_ entries: [(BudgetKey, SettingsNode.Entry)]) -> LimitEntry? {
        var first: LimitEntry?
        for (key, entry) in entries {
            guard let limit = key.limit else { continue }
            if let first {
                report(
                    entry.position,
                    "\(quoted(entry.name)) is a second limit beside \(quoted(first.entry.name)); make two budgets of it"
                )
            } else {
                first = (limit.period, limit.unit, entry)
            }
        }
        return first
    }

    private mutating func amount(_ entry: SettingsNode.Entry, _ unit: BudgetUnit) -> BudgetAmount? {
        value(entry, AmountText.expected(unit), hint: AmountText.hint) { AmountText.amount($0, unit) }
    }

    private mutating func read(
        _ key: BudgetKey, _ entry: SettingsNode.Entry, into budget: inout Budget, unit: BudgetUnit?
    ) {
        switch key {
        case .timezone: if let zone = zone(entry) { budget.zone = zone }
        case .weekStarts:
            if let day: Weekday = choice(entry) { budget.weekStart = day }
        case .where: budget.filters = filters(entry)
        case .thresholds: if let thresholds = thresholds(entry, unit) { budget.thresholds = thresholds }
        case .forecast: budget.forecast = forecast(entry)
        case .burnRate: budget.burnRate = burnRate(entry)
        case .notify: budget.channels = channels(entry)
        case .whenUnsure: budget.deniesWhenUnsure = choice(entry, ["allow", "deny"]) == "deny"
        case .scopeCap: if let cap = count(entry, 1...1_000_000) { budget.scopeCap = cap }
        default: break
        }
    }

    /// Reads `by` and the keys that depend on it.
    private mutating func readScopes(
        _ keys: [BudgetKey: SettingsNode.Entry], into budget: inout Budget, unit: BudgetUnit?
    ) {
        let problemsBefore = problems.count
        if let entry = keys[.by] { budget.by = scopeFields(entry) }
        // Where 'by' is wrong, what depends on it is wrong with it.
        let isKnown = problems.count == problemsBefore
        if let entry = keys[.scopeCap], keys[.by] == nil {
            report(entry.position, "'max_scopes' is for budgets with 'by'; remove the key")
        }
        guard let entry = keys[.overrides] else { return }
        guard budget.by.count == 1 || !isKnown else {
            let advice = budget.by.isEmpty ? "add 'by:'" : "make a budget of its own for each, by 'where:'"
            return report(
                entry.position, "'overrides' are limits of the values of exactly one label in 'by'; \(advice)")
        }
        overrides(entry, unit).forEach { name, limit, position in
            let name = isKnown ? Self.counted(name, as: budget.by[0]) : name
            if budget.overrides.keys.contains(name) {
                report(position, "\(quoted(name)) has a limit already; remove one of them")
            }
            budget.overrides.updateValue(limit, forKey: name)
        }
    }

    private mutating func overrides(
        _ entry: SettingsNode.Entry, _ unit: BudgetUnit?
    ) -> [(name: String, limit: BudgetAmount?, position: TextPosition)] {
        guard let entries = mapping(entry, "values of the label and their limits, such as {alice: 20, bob: none}"),
            let unit
        else { return [] }
        return entries.compactMap { entry in
            let limit: BudgetAmount?? = value(
                entry, "\(AmountText.expected(unit)), or none for no limit", hint: AmountText.hint
            ) { text in
                text == "none" ? .some(nil) : AmountText.amount(text, unit).map(Optional.some)
            }
            return limit.map { (entry.name, $0, entry.position) }
        }
    }

    /// Reports keys that do not go with the period.
    private mutating func checkPeriod(_ keys: [BudgetKey: SettingsNode.Entry], _ limit: LimitEntry?, _ budget: Budget) {
        guard let limit else { return }
        if let entry = keys[.weekStarts], limit.period != .week {
            report(entry.position, "'week_starts' is for weekly budgets; remove the key")
        }
        if let entry = keys[.burnRate], limit.period == .hour, budget.burnRate != nil {
            report(
                entry.position, "'burn_rate' looks back further than an hour; it is for longer periods. Remove the key")
        }
    }

    /// The name under which a value counts: that of a provider and of a model may be written as logs have them.
    static func counted(_ value: String, as field: String) -> String {
        switch field {
        case "provider": ProviderName.canonical(value)
        case "model": ModelName(logged: value).model
        default: value
        }
    }
}
