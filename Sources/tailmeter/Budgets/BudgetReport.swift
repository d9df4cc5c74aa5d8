import Budgets
import Ledger
import UsageModel

/// How budgets stand, as `tailmeter budgets show` tells it.
struct BudgetReport {
    let inspection: BudgetInspection
    /// The zone of what belongs to no budget.
    let zone: CivilZone
    let top: Int
    /// Whether alerts that belong to no budget are told too.
    let hasKinds: Bool
    let now: Timestamp
    let board: BudgetBoard
    /// Budgets of which the ledger has no sums yet.
    let uncounted: Set<String>
    private let records: [String: [AlertRecord]]

    init(
        budgets: [Budget], inspection: BudgetInspection, zone: CivilZone, top: Int, hasKinds: Bool, now: Timestamp
    ) {
        self.inspection = inspection
        self.zone = zone
        self.top = top
        self.hasKinds = hasKinds
        self.now = now
        board = BudgetBoard(rules: budgets, contents: inspection.contents, now: now)
        uncounted = Set(budgets.filter { !inspection.contents.counts($0) }.map(\.name))
        records = Dictionary(grouping: inspection.alerts) { $0.subject }
    }

    // MARK: - What is known of a scope

    /// What was told of a scope in its present period, in the order of time.
    func alerts(of standing: BudgetStanding) -> [AlertRecord] {
        let scope = standing.scope.map(\.value)
        return (records[standing.budget] ?? []).filter { record in
            guard record.alert != nil, record.scope == scope else { return false }
            return record.kind == .burnRate
                ? record.state == .firing || record.startsAt >= standing.start : record.span.start == standing.start
        }
    }

    /// What keeps a scope, or a kind, quiet.
    func snoozes(of subject: String, scope: [String]) -> [Snooze] {
        inspection.snoozes.filter { $0.covers(subject, scope: scope, now: now) }
    }

    /// The alerts of a kind that belongs to no budget: those of the last day, and those that are not over.
    func alerts(of kind: AlertRecord.Kind) -> [AlertRecord] {
        (records[kind.rawValue] ?? []).filter { record in
            record.alert != nil
                && (record.state == .firing || record.startsAt.microseconds > now.microseconds - 86_400_000_000)
        }
    }

    /// Ended periods of a budget that reached their limit and of which nothing was told, the fullest first.
    func silentPeriods(of budget: Budget) -> [BudgetStanding] {
        inspection.silentPeriods.filter { $0.budget == budget.name }.compactMap { spend in
            budget.limit(of: spend.scope).map { limit in
                BudgetStanding(
                    budget: budget.name, scope: zip(budget.by, spend.scope).map { .init(name: $0, value: $1) },
                    period: budget.period, start: spend.span.start, end: spend.span.end,
                    zone: budget.zone.identifier, spent: spend.sums.amount(limit.unit), limit: limit,
                    unpricedTokens: limit.unit == .usd ? spend.sums.unpricedTokens : 0)
            }
        }.sorted { ($1.ratio, $0.start, $0.scopeText) < ($0.ratio, $1.start, $1.scopeText) }
    }

    /// How many silent periods of a budget are named.
    static let silentShown = 3
}
