import Budgets
import Ledger
import UsageModel

/// What the view shows, as of one reading of the ledger.
struct TopFigures: Sendable {
    /// Requests of one model, one value of a label, or all.
    struct Row: Sendable {
        var name: String
        var errors: Int64 = 0
        var totals = UsageTotals()
        var p50: Int64?
        var p95: Int64?

        /// What a minute costs on average.
        func rate(minutes: Int64) -> Money { Money(picoDollars: totals.cost.picoDollars / Int128(max(1, minutes))) }
    }

    /// What one minute came to.
    struct Minute: Sendable {
        var cost = Money.zero
        var requests: Int64 = 0
    }

    /// How the reading of a source stands.
    struct Source: Sendable {
        var name: String
        /// Bytes that are written and not read; `nil` where that can't be told from outside.
        var bytes: Int64?
        var files: Int
        /// The time of the last line that had one.
        var lastTime: Timestamp?
        /// Something that is wrong with it.
        var trouble: String?
    }

    /// One scope of a budget.
    struct BudgetRow: Sendable {
        var standing: BudgetStanding
        var zone: CivilZone
        /// Whether the ledger has sums of it.
        var isCounted: Bool

        /// What stands before its figures: `all`, `per-user alice`.
        var name: String { standing.scope.isEmpty ? standing.budget : "\(standing.budget) \(standing.scopeText)" }
    }

    /// When the figures were read.
    var time: Timestamp
    /// Who has the state folder: a daemon, or nobody.
    var daemon: StateFolder.Holder
    /// When the ledger was last written.
    var lastCommit: Timestamp?
    /// The labels that the ledger tells requests apart by.
    var labels: [String] = []
    /// What the rows are told apart by.
    var dimension = TopDimension.model
    var window = TopWindow.hour
    /// The time that the rows cover.
    var times: Range<Timestamp>
    var rows: [Row] = []
    var today = Row(name: "today")
    /// The last minutes, the present one last.
    var minutes: [Minute] = []
    /// The budgets' scopes, the fullest first; `nil` where no settings were named, so that they are not known.
    var budgets: [BudgetRow]?
    var sources: [Source] = []
    /// The last minute with a request; `nil` where there is none in the last days.
    var lastRequest: Timestamp?

    /// How many minutes the rows cover.
    var minuteCount: Int64 { times.upperBound.minute - times.lowerBound.minute }

    /// What a minute cost over the last five whole ones.
    var rate: Money {
        let whole = minutes.dropLast().suffix(5)
        return Money(picoDollars: whole.reduce(0) { $0 + $1.cost.picoDollars } / Int128(max(1, whole.count)))
    }
}
