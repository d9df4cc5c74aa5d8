import Budgets
import Exposition
import HTTPTypes
import LogSources
import Pipeline
import UsageModel

/// Whether an app may make another call, for one scope of a budget.
///
/// Tailmeter sees spending after the fact: it can say what is left, and the app has to ask.
struct BudgetDecision {
    let status: HTTPResponse.Status
    let json: String
    /// The seconds after which it is worthwhile to ask again.
    var retryAfter: Int64?

    /// So many seconds behind the log nobody knows any longer what is left.
    static let patience: Int64 = 60

    /// - Parameters:
    ///   - name: the budget's name.
    ///   - query: the values of the labels by which the budget is told apart.
    init(
        name: String, query: (String) -> String?, board: borrowing BudgetBoard, health: EngineHealth, now: Timestamp
    ) {
        guard let entry = board[name] else {
            let names = board.entries.map(\.rule.name)
            let known = names.isEmpty ? "there are none" : "there are \(names.joined(separator: ", "))"
            self = Self.error(.notFound, "no budget is named '\(name)'; \(known)")
            return
        }
        var scope: [String] = []
        for label in entry.rule.by {
            guard let value = query(label), !value.isEmpty else {
                self = Self.error(.badRequest, "the budget '\(name)' is by \(label); add ?\(label)=… to the address")
                return
            }
            scope.append(value)
        }
        var members = [("budget", JSONText.string(name))]
        guard let standing = entry.standing(scope, now: now) else {
            status = .ok
            json = JSONText.object(
                [("allow", "true")] + members + [("limit_\(entry.rule.limit.unit.rawValue)", "null")])
            return
        }
        let doubt = Self.doubt(health, now: now)
        members += [("scope", BudgetDocument.scope(standing))] + BudgetDocument.figures(standing)
        members += BudgetDocument.times(standing, entry.rule.zone)
        if let doubt { members.append(("unsure", JSONText.string(doubt))) }
        let isSpent = standing.spent.value >= standing.limit.value
        let isDenied = isSpent || (doubt != nil && entry.rule.deniesWhenUnsure)
        status = isDenied ? .tooManyRequests : .ok
        json = JSONText.object([("allow", isDenied ? "false" : "true")] + members)
        guard isDenied else { return }
        let untilEnd = max(1, (standing.end.microseconds - now.microseconds + 999_999) / 1_000_000)
        retryAfter = isSpent ? untilEnd : min(untilEnd, 10)
    }

    private init(status: HTTPResponse.Status, json: String) {
        self.status = status
        self.json = json
    }

    private static func error(_ status: HTTPResponse.Status, _ message: String) -> BudgetDecision {
        BudgetDecision(status: status, json: JSONText.object([("error", JSONText.string(message))]))
    }

    /// Why the figures may be too low; `nil` where they are those of the log.
    private static func doubt(_ health: EngineHealth, now: Timestamp) -> String? {
        if let obstacle = Readiness.obstacle(health) { return obstacle }
        let isBehind = health.lag.contains { lag in
            lag.bytes > 0 && lag.lastTime.map { $0.seconds + patience < now.seconds } ?? false
        }
        return isBehind ? "the log is still being read: what it holds is more than what is counted" : nil
    }
}
