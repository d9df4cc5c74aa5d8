import Budgets
import Pipeline
import Settings
import UsageModel

/// Which alerts old logs would have caused, as `tailmeter budgets simulate` tells it.
struct SimulationReport {
    /// The spending of a budget's periods.
    struct Periods {
        /// Those of scopes that have a limit, the least spent first.
        let standings: [BudgetStanding]
        let unit: BudgetUnit

        /// What so large a share of periods did not exceed, by nearest rank.
        func percentile(_ hundredth: Int) -> BudgetAmount {
            guard !standings.isEmpty else { return BudgetAmount(unit, 0) }
            let rank = (standings.count * hundredth + 99) / 100
            return standings[max(1, rank) - 1].spent
        }

        /// How many reached their limit.
        var overCount: Int { standings.count { $0.isOver } }
    }

    /// The alerts of one day.
    struct Day: Hashable {
        let day: String
        /// The budget, or the kind of an alert that belongs to none.
        let subject: String
    }

    let settings: Settings
    let result: AnalysisResult
    let replay: BudgetReplay
    let isByDay: Bool
    /// The first minute of the logs, and the end of the last; `nil` where there is none.
    let time: (start: Timestamp, end: Timestamp)?

    /// - Parameter minutes: the first and the last; `nil` where there is none.
    init(
        settings: Settings, result: AnalysisResult, minutes: ClosedRange<Int64>?, replay: BudgetReplay, isByDay: Bool
    ) {
        self.settings = settings
        self.result = result
        self.replay = replay
        self.isByDay = isByDay
        time = minutes.map {
            (Timestamp(seconds: $0.lowerBound * 60), Timestamp(seconds: $0.upperBound * 60 + 60))
        }
    }

    /// The zone in which an alert's times are told.
    func zone(_ told: BudgetReplay.Told) -> CivilZone {
        if let name = told.alert?.standing?.budget, let budget = settings.budgets.first(where: { $0.name == name }) {
            return budget.zone
        }
        switch told.alert?.subject {
        case .unpriced: return settings.alertRules.unpriced?.zone ?? settings.zone
        case nil: return settings.alertRules.digest?.zone ?? settings.zone
        default: return settings.zone
        }
    }

    /// The budget, or the kind of an alert that belongs to none.
    func subject(_ told: BudgetReplay.Told) -> String { told.alert?.standing?.budget ?? told.kind }

    /// How many alerts of each kind there are of a budget, or of a kind that belongs to none; in the order of names.
    func counts(of subject: String) -> [(kind: String, count: Int)] {
        Self.counts(replay.told.filter { self.subject($0) == subject })
    }

    static func counts(_ told: [BudgetReplay.Told]) -> [(kind: String, count: Int)] {
        Dictionary(grouping: told, by: \.kind).map { ($0, $1.count) }.sorted { $0.kind < $1.kind }
    }

    /// The kinds that belong to no budget and came, in the order of names.
    var kinds: [String] {
        Set(replay.told.filter { $0.alert?.standing == nil }.map(\.kind)).sorted()
    }

    func periods(of budget: Budget) -> Periods {
        let standings = replay.periods(of: budget.name).compactMap { spend in
            budget.limit(of: spend.scope).map { limit in
                BudgetStanding(
                    budget: budget.name, scope: zip(budget.by, spend.scope).map { .init(name: $0, value: $1) },
                    period: budget.period, start: spend.span.start, end: spend.span.end,
                    zone: budget.zone.identifier, spent: spend.sums.amount(limit.unit), limit: limit,
                    unpricedTokens: limit.unit == .usd ? spend.sums.unpricedTokens : 0)
            }
        }.sorted { ($0.spent.value, $1.start, $0.scopeText) < ($1.spent.value, $0.start, $1.scopeText) }
        return Periods(standings: standings, unit: budget.limit.unit)
    }

    /// The days on which something would have been told, with the alerts of each budget and kind.
    var days: [(day: Day, told: [BudgetReplay.Told])] {
        Dictionary(grouping: replay.told) { told in
            Day(day: RFC3339.day(told.time, zone: zone(told)), subject: subject(told))
        }.map { ($0, $1) }.sorted { ($0.day.day, $0.day.subject) < ($1.day.day, $1.day.subject) }
    }
}
