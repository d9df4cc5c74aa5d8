import UsageModel

/// Alerts that look back a fixed time: fast spending, and failed attempts.
extension BudgetBook {
    mutating func watchMinutes(_ budget: Int, _ scope: Int, now: Timestamp, quiet: inout QuietTimes) {
        let rule = budgets[budget].rule
        let state = budgets[budget].scopes[scope]
        guard let window = state.window else { return }
        if window.isLong { budgets[budget].update(scope) { $0.window?.trim(now: now) } }
        let found: (kind: AlertRecord.Kind, severity: Alert.Severity, subject: Alert.Subject)?
        let isOver: Bool
        switch budgets[budget].purpose {
        case .budget:
            let burning = burnRate(budgets[budget], state, window, now: now)
            found = burning?.isFast == true ? burning.map { (.burnRate, .critical, $0.subject) } : nil
            isOver = !(burning?.isShortFast ?? false)
        case .errors(let errors):
            let subject = errorRatio(errors, window, now: now)
            found = subject.map { (.errorRatio, .warning, $0) }
            isOver = subject == nil
        case .unpriced: return
        }
        if let record = state.burning {
            if isOver {
                end(record, lane: rule.name, now: now)
                budgets[budget].update(scope) { $0.burning = nil }
            } else {
                watchOn(budget, scope, now: now)
            }
            return
        }
        guard let (kind, severity, subject) = found else { return }
        // What comes and goes is told once in a window.
        if let last = state.lastBurn {
            let next = Timestamp(microseconds: last.microseconds + window.seconds * 1_000_000)
            guard next <= now else { return setDeadline(next, budget: budget, scope: scope) }
        }
        guard !quiet.isQuiet(rule.name, scope: state.values, repeats: true)
        else { return }
        var record = AlertRecord(
            key: identity.key([kind.rawValue, rule.name] + state.values + ["\(now.microseconds)"]),
            subject: rule.name, scope: state.values, span: BudgetSpan(start: now, end: now), kind: kind,
            amount: 0, state: .firing, startsAt: now, alert: nil, channels: rule.channels)
        tell(&record, severity, subject, endsAt: nil, lane: rule.name)
        changes.records.append(record)
        budgets[budget].update(scope) { scope in
            scope.burning = record
            scope.lastBurn = now
        }
        watchOn(budget, scope, now: now)
    }

    /// A minute later it may be over.
    private mutating func watchOn(_ budget: Int, _ scope: Int, now: Timestamp) {
        setDeadline(Timestamp(microseconds: now.microseconds + 60_000_000), budget: budget, scope: scope)
    }

    private func burnRate(
        _ tracked: TrackedBudget, _ state: TrackedBudget.Scope, _ window: MinuteWindow, now: Timestamp
    ) -> (subject: Alert.Subject, isFast: Bool, isShortFast: Bool)? {
        guard let rule = tracked.rule.burnRate, let limit = state.limit, limit.value > 0 else { return nil }
        let span = tracked.rule.span(containing: now)
        let length = Int128(span.end.seconds - span.start.seconds)
        // How many times as fast as evenly over the period, in hundredths.
        func factor(_ seconds: Int64) -> Int64 {
            let spent = tracked.amount(window.sums(now: now, seconds: seconds)).value
            let scaled = spent.multipliedReportingOverflow(by: length * 100)
            guard !scaled.overflow else { return .max }
            return Int64(clamping: scaled.partialValue / Int128(seconds) / limit.value)
        }
        let (long, short) = (factor(rule.longSeconds), factor(rule.shortSeconds))
        let sums = state.periods.first { $0.span == span }?.sums ?? SpendSums()
        let standing = tracked.rule.standing(state.values, span: span, sums: sums, limit: limit)
        let rate = BurnRate(
            longSeconds: rule.longSeconds, longHundredths: long, shortSeconds: rule.shortSeconds,
            shortHundredths: short, limitHundredths: Int64(rule.factorHundredths))
        let isShortFast = short >= Int64(rule.factorHundredths)
        return (.burnRate(standing, rate), isShortFast && long >= Int64(rule.factorHundredths), isShortFast)
    }

    private func errorRatio(
        _ rule: AlertRules.ErrorRatioRule, _ window: MinuteWindow, now: Timestamp
    ) -> Alert.Subject? {
        let sums = window.sums(now: now, seconds: rule.seconds)
        guard sums.requests >= max(1, rule.minimumRequests),
            Int128(sums.errors) * 10_000 >= Int128(sums.requests) * Int128(rule.hundredths), sums.errors > 0
        else { return nil }
        return .errorRatio(
            ErrorRatio(
                requests: sums.requests, errors: sums.errors, seconds: rule.seconds, limitHundredths: rule.hundredths))
    }
}
