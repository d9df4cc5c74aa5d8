public import Budgets
public import LogSources
public import UsageModel

/// Something that is wrong now.
public enum StatusProblem: Sendable {
    /// The daemon does not do its work, or not yet.
    case notReady(String)
    /// The ledger cannot be read now: the figures are old, or none.
    case unreadable(String)
    /// A budget is spent.
    case spent(BudgetStanding)
    /// A budget will not last at its pace so far.
    case forecast(BudgetStanding, BudgetForecast)
    /// Tokens of so many models have no price.
    case unpriced(models: Int, tokens: Int64)
    /// A source is behind what is written.
    case behind(SourceLag, seconds: Int64)
    /// No file of a source is there.
    case noFile(SourceLag)
    /// The settings that were last read are not those that hold.
    case oldSettings
    /// The archive stands still, and lines are counted nonetheless.
    case archiveStopped(since: Timestamp, reason: String)
    /// A webhook's receiver answered that it wants no more messages.
    case webhookDisabled(name: String, reason: String)
    /// Messages to a webhook wait longer than a receiver that works lets them.
    case webhookBehind(name: String, messages: Int64, oldest: Timestamp)
    /// What keeps the daemon from nothing, in words.
    case note(String)

    /// How much it matters.
    var severity: Alert.Severity {
        switch self {
        case .notReady, .unreadable, .spent: .critical
        default: .warning
        }
    }

    /// The name in JSON.
    var kind: String {
        switch self {
        case .notReady: "not_ready"
        case .unreadable: "ledger_unreadable"
        case .spent: "budget_spent"
        case .forecast: "budget_forecast"
        case .unpriced: "unpriced_tokens"
        case .behind: "source_behind"
        case .noFile: "source_without_file"
        case .oldSettings: "settings_not_taken_over"
        case .archiveStopped: "archive_stopped"
        case .webhookDisabled: "webhook_disabled"
        case .webhookBehind: "webhook_behind"
        case .note: "note"
        }
    }

    /// So many seconds behind its writers a source is worth a word.
    private static let patience: Int64 = 60

    /// What is wrong with a source; `nil` for nothing.
    static func of(_ lag: SourceLag, now: Timestamp) -> StatusProblem? {
        if lag.bytes > 0, let last = lag.lastTime, last.seconds + patience < now.seconds {
            return .behind(lag, seconds: now.seconds - last.seconds)
        }
        return lag.files == 0 && lag.lastTime == nil ? .noFile(lag) : nil
    }

    /// What is wrong with budgets, the fullest of each first: no more of one than a person would read.
    static func of(_ board: BudgetBoard, now: Timestamp, limit: Int = 3) -> [StatusProblem] {
        board.entries.flatMap { entry in
            // What is less full will last longer.
            entry.standings(now: now, limit: limit).fullest.compactMap { standing in
                standing.isOver ? .spent(standing) : standing.forecast(now: now).map { .forecast(standing, $0) }
            }
        }
    }
}
