import UsageModel

/// What follows for one scope of one budget.
extension BudgetBook {
    mutating func decide(
        budget: Int, scope: Int, now: Timestamp, isDue: Bool, quiet: inout QuietTimes,
        unpriced: inout [(budget: Int, scope: Int, period: Int)]
    ) {
        budgets[budget].update(scope) { $0.isTouched = false }
        if isDue { endPeriods(budget, scope, now: now) }
        for period in budgets[budget].scopes[scope].periods.indices {
            let span = budgets[budget].scopes[scope].periods[period].span
            guard now.microseconds < span.end.microseconds + Self.graceSeconds * 1_000_000 else { continue }
            switch budgets[budget].purpose {
            case .budget:
                crossThresholds(budget, scope, period, now: now, quiet: &quiet)
                forecast(budget, scope, period, now: now, quiet: &quiet)
            case .unpriced:
                if isUnpriced(budget, scope, period, quiet: &quiet) { unpriced.append((budget, scope, period)) }
            case .errors: break
            }
            if span.contains(now) { show(budget, scope, period) }
        }
        if budgets[budget].windowSeconds > 0 { watchMinutes(budget, scope, now: now, quiet: &quiet) }
    }

    private mutating func show(_ budget: Int, _ scope: Int, _ period: Int) {
        guard case .budget = budgets[budget].purpose else { return }
        let values = budgets[budget].scopes[scope].values
        let period = budgets[budget].scopes[scope].periods[period]
        board.changes.append(.init(budget: budget, scope: values, span: period.span, sums: period.sums))
    }

    // MARK: - Thresholds

    private mutating func crossThresholds(
        _ budget: Int, _ scope: Int, _ period: Int, now: Timestamp, quiet: inout QuietTimes
    ) {
        // Copies of what is read, not of the budget: with a second reference to its scopes each change would copy all.
        let rule = budgets[budget].rule
        let state = budgets[budget].scopes[scope]
        guard let limit = state.limit else { return }
        let current = state.periods[period]
        let spent = budgets[budget].amount(current.sums)
        guard spent.value > 0 else { return }
        let crossed = marks(of: rule, limit: limit)
            .filter { $0.amount.value <= spent.value && !current.crossed.contains($0.amount.value) }
        guard let highest = crossed.first else { return }
        let told = current.crossed.max()
        // What is below one that was told, because the settings changed, is no news.
        let isNews = told.map { $0 < highest.amount.value } ?? true
        if isNews, quiet.isQuiet(rule.name, scope: state.values, repeats: false) { return }
        let standing = rule.standing(state.values, span: current.span, sums: current.sums, limit: limit)
        for mark in isNews ? Array(crossed.dropFirst()) : crossed {
            note(mark.amount.value, .threshold, budget, scope, period, state: .covered, alert: nil, now: now)
        }
        guard isNews else { return }
        let crossing = ThresholdCrossing(mark: highest, others: Array(crossed.dropFirst()))
        note(
            highest.amount.value, .threshold, budget, scope, period, state: .firing,
            alert: (
                highest.amount.value >= limit.value ? .critical : .warning, .threshold(standing, crossing)
            ), now: now)
    }

    /// The thresholds of a limit, the highest first, each amount once.
    private func marks(of rule: Budget, limit: BudgetAmount) -> [ThresholdCrossing.Mark] {
        var seen: Set<Int128> = []
        return rule.thresholds.map { ThresholdCrossing.Mark(threshold: $0, amount: $0.amount(of: limit)) }
            .sorted { $0.amount.value > $1.amount.value }
            .filter { seen.insert($0.amount.value).inserted }
    }

    // MARK: - Forecasts

    private mutating func forecast(
        _ budget: Int, _ scope: Int, _ period: Int, now: Timestamp, quiet: inout QuietTimes
    ) {
        let rule = budgets[budget].rule
        let state = budgets[budget].scopes[scope]
        guard let forecast = rule.forecast, let limit = state.limit else { return }
        let current = state.periods[period]
        let length = current.span.end.microseconds - current.span.start.microseconds
        let first = current.span.start.microseconds + length / 10_000 * Int64(forecast.afterShare)
        guard current.span.contains(now), !current.forecast.contains(limit.value) else { return }
        guard now.microseconds >= first else { return setDeadline(Timestamp(microseconds: first)) }
        let standing = rule.standing(state.values, span: current.span, sums: current.sums, limit: limit)
        guard let forecast = standing.forecast(now: now),
            !quiet.isQuiet(rule.name, scope: state.values, repeats: true)
        else { return }
        note(
            limit.value, .forecast, budget, scope, period, state: .firing,
            alert: (.warning, .forecast(standing, forecast)), now: now)
    }

    // MARK: - Tokens without a price

    private mutating func isUnpriced(_ budget: Int, _ scope: Int, _ period: Int, quiet: inout QuietTimes) -> Bool {
        let rule = budgets[budget].rule
        let state = budgets[budget].scopes[scope]
        let current = state.periods[period]
        let limit = rule.limit.value
        return budgets[budget].amount(current.sums).value >= limit && !current.crossed.contains(limit)
            && !quiet.isQuiet(rule.name, scope: state.values, repeats: true)
    }

    /// Tells of all models at once whose tokens have no price: after an update of the prices there may be many.
    mutating func tellUnpriced(_ found: [(budget: Int, scope: Int, period: Int)], now: Timestamp) {
        let models = found.map { budget, scope, period in
            let state = budgets[budget].scopes[scope]
            return UnpricedTokens.Model(
                name: state.values.joined(), tokens: state.periods[period].sums.unpricedTokens)
        }.sorted { ($1.tokens, $0.name) < ($0.tokens, $1.name) }
        for (index, place) in found.enumerated() {
            let amount = budgets[place.budget].rule.limit.value
            note(
                amount, .unpriced, place.budget, place.scope, place.period, state: index == 0 ? .firing : .covered,
                alert: index == 0 ? (.warning, .unpriced(UnpricedTokens(models: models))) : nil, now: now)
        }
    }

    // MARK: - Noting

    /// Remembers a decision about a period, and tells it where there is something to tell.
    private mutating func note(
        _ amount: Int128, _ kind: AlertRecord.Kind, _ budget: Int, _ scope: Int, _ period: Int,
        state: AlertRecord.State, alert: (Alert.Severity, Alert.Subject)?, now: Timestamp
    ) {
        let rule = budgets[budget].rule
        let values = budgets[budget].scopes[scope].values
        let span = budgets[budget].scopes[scope].periods[period].span
        let key = identity.key([kind.rawValue, rule.name] + values + ["\(span.start.microseconds)", "\(amount)"])
        var record = AlertRecord(
            key: key, subject: rule.name, scope: values, span: span, kind: kind, amount: amount, state: state,
            startsAt: now, alert: nil, channels: rule.channels)
        if let (severity, subject) = alert {
            tell(&record, severity, subject, endsAt: Self.end(of: record), lane: rule.name)
        }
        changes.records.append(record)
        budgets[budget].update(scope) { scope in
            if kind == .forecast {
                scope.periods[period].forecast.insert(amount)
            } else {
                scope.periods[period].crossed.insert(amount)
            }
            if state == .firing { scope.periods[period].firing.append(record) }
        }
        setDeadline(Self.end(of: record))
    }

    /// Puts a new alert into the outbox.
    mutating func tell(
        _ record: inout AlertRecord, _ severity: Alert.Severity, _ subject: Alert.Subject, endsAt: Timestamp?,
        lane: String
    ) {
        let alert = Alert(
            id: identity.messageID(key: record.key, state: .firing), key: record.key, state: .firing,
            severity: severity, time: record.startsAt, startsAt: record.startsAt, endsAt: endsAt,
            host: identity.host, subject: subject)
        record.alert = alert
        changes.messages.append(.init(alert: alert, channels: record.channels, lane: lane))
    }

    /// Notes that an alert is over.
    ///
    /// - Parameter subject: how it stands in the end; `nil` as it stood.
    mutating func end(_ record: AlertRecord, subject: Alert.Subject? = nil, lane: String, now: Timestamp) {
        var record = record
        record.state = .resolved
        changes.records.append(record)
        guard var alert = record.alert else { return }
        alert.id = identity.messageID(key: record.key, state: .resolved)
        alert.state = .resolved
        alert.time = now
        alert.endsAt = now
        if let subject { alert.subject = subject }
        changes.messages.append(.init(alert: alert, channels: record.channels, lane: lane))
    }

    // MARK: - Ends

    static func lateEnd(_ span: BudgetSpan) -> Timestamp {
        Timestamp(microseconds: span.end.microseconds + graceSeconds * 1_000_000)
    }

    /// When an alert of a period ends by itself: with the period, or, where it came late, when nothing more can come.
    private static func end(of record: AlertRecord) -> Timestamp {
        record.startsAt < record.span.end ? record.span.end : lateEnd(record.span)
    }

    /// Ends what is over: periods, and alerts of limits that are not set any longer.
    private mutating func endPeriods(_ budget: Int, _ scope: Int, now: Timestamp) {
        let rule = budgets[budget].rule
        let state = budgets[budget].scopes[scope]
        let amounts = Set(state.limit.map { limit in marks(of: rule, limit: limit).map(\.amount.value) } ?? [])
        for index in state.periods.indices {
            let period = state.periods[index]
            var remaining: [AlertRecord] = []
            for record in period.firing {
                let end = Self.end(of: record)
                let isSet =
                    switch record.kind {
                    case .threshold: amounts.contains(record.amount)
                    case .forecast: rule.forecast != nil && record.amount == state.limit?.value
                    default: true
                    }
                guard now >= end || !isSet else {
                    remaining.append(record)
                    setDeadline(end)
                    continue
                }
                let spent = budgets[budget].amount(period.sums)
                self.end(
                    record, subject: Self.finalSubject(record, spent: spent, limit: state.limit), lane: rule.name,
                    now: now)
            }
            if remaining.count < period.firing.count {
                budgets[budget].update(scope) { $0.periods[index].firing = remaining }
            }
            let late = Self.lateEnd(period.span)
            if late > now { setDeadline(now < period.span.end ? period.span.end : late) }
        }
        budgets[budget].update(scope) { scope in
            scope.periods.removeAll { Self.lateEnd($0.span) <= now && $0.firing.isEmpty }
            scope.window?.trim(now: now)
        }
    }

    /// What an alert is about, with what was spent in the end.
    private static func finalSubject(
        _ record: AlertRecord, spent: BudgetAmount, limit: BudgetAmount?
    ) -> Alert.Subject? {
        guard let subject = record.alert?.subject, var standing = record.alert?.standing else { return nil }
        standing.spent = spent
        standing.limit = limit ?? standing.limit
        switch subject {
        case .threshold(_, let crossing): return .threshold(standing, crossing)
        case .forecast(_, let forecast): return .forecast(standing, forecast)
        default: return nil
        }
    }

    mutating func endOrphans(now: Timestamp) {
        for record in orphans { end(record, lane: record.subject, now: now) }
        orphans = []
    }
}
