import UsageModel

/// What is known of the alerts that belong to no budget.
struct GeneralAlerts: Sendable {
    /// When the last record was, by its own time.
    var lastRecord: Timestamp?
    var hasNewRecord = false
    /// The silence that is not over.
    var silence: AlertRecord?
    /// How the archive is.
    var archiveStanding = ArchiveStanding.unknown
    var isArchiveChanged = false
    /// The alert that it does.
    var archive: AlertRecord?
    /// All texts that were ever flagged; `nil` until it is known.
    var flagged: FlaggedTexts?
    var isFlaggedChanged = false
    /// So many of them have been told of, or were there before anybody asked.
    var flaggedBase: Int64?
    /// The alert that they do.
    var flaggedAlert: AlertRecord?
    /// The start of the last day whose digest was sent, or was not to be.
    var lastDigest: Timestamp?

    /// The sums that they need, as budgets that nobody sees.
    static func budgets(of rules: AlertRules) -> [TrackedBudget] {
        var budgets: [TrackedBudget] = []
        if let rule = rules.unpriced {
            var budget = Budget(
                name: AlertRecord.Kind.unpriced.rawValue, limit: BudgetAmount(.tokens, Int128(rule.tokens)),
                period: .day, zone: rule.zone)
            budget.by = ["model"]
            budget.thresholds = []
            budget.channels = rule.channels
            budgets.append(TrackedBudget(budget, purpose: .unpriced, needsSeed: false))
        }
        if let rule = rules.errorRatio {
            var budget = Budget(
                name: AlertRecord.Kind.errorRatio.rawValue, limit: BudgetAmount(.requests, .max), period: .day,
                zone: .utc)
            budget.thresholds = []
            budget.channels = rule.channels
            budgets.append(TrackedBudget(budget, purpose: .errors(rule), needsSeed: false))
        }
        return budgets
    }

    /// Takes over what is remembered of an alert. Returns whether it is of a kind that is still asked for.
    mutating func load(_ record: AlertRecord, rules: AlertRules) -> Bool {
        switch record.kind {
        case .silence:
            guard rules.silence != nil else { return false }
            if record.state == .firing { silence = record }
            return true
        case .archive:
            guard rules.archive != nil else { return false }
            if record.state == .firing { archive = record }
            return true
        case .flagged:
            guard rules.flagged != nil else { return false }
            flaggedBase = max(flaggedBase ?? 0, Int64(clamping: record.amount))
            if record.state == .firing { flaggedAlert = record }
            return true
        case .digest:
            lastDigest = max(lastDigest ?? record.span.start, record.span.start)
            return true
        default: return false
        }
    }

    mutating func noteRecord(minute: Int64) {
        // The last moment of its minute.
        let time = Timestamp(microseconds: minute * 60_000_000 + 59_999_999)
        guard lastRecord.map({ $0 < time }) ?? true else { return }
        lastRecord = time
        hasNewRecord = true
    }
}
