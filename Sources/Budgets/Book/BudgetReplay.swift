public import UsageModel

/// Plays old spending through the budgets' book, minute by minute, as if it had been watched when it happened.
///
/// The decisions are the book's own. What is decided has the last moment of its minute as its time.
public struct BudgetReplay: Sendable {
    /// What somebody would have been told.
    public struct Told: Sendable {
        /// The kind's name, as ``Alert/kind``.
        public let kind: String
        /// When.
        public let time: Timestamp
        /// What exactly; `nil` for a daily digest, whose figures only a ledger has.
        public let alert: Alert?
        /// Whom; empty where the settings name nobody.
        public let channels: [String]
        /// When it was over; `nil` where it was not before the end, or never is.
        public fileprivate(set) var endedAt: Timestamp?
    }

    private struct PeriodKey: Hashable {
        let budget: String
        let scope: [String]
        let start: Timestamp
    }

    private let budgets: [Budget]
    private let rules: AlertRules
    private let host: String
    private var book: BudgetBook?
    private var places: [String: Int] = [:]
    private var sums: [PeriodKey: BudgetContents.Spend] = [:]

    /// What would have been told, in the order of time.
    public private(set) var told: [Told] = []

    /// Makes a replay that begins with the first minute that is added.
    public init(budgets: [Budget], rules: AlertRules, host: String) {
        self.budgets = budgets
        self.rules = rules
        self.host = host
    }

    /// Adds all that was spent in a minute, and decides upon it.
    ///
    /// - Parameter minute: since 1970; later than that of the call before.
    public mutating func add(_ spending: [(source: SpendSource, sums: SpendSums)], minute: Int64) {
        let start = Timestamp(seconds: minute * 60)
        if book == nil {
            // The ids of messages that nobody gets need no secret.
            var first = BudgetBook(
                budgets: budgets, rules: rules, contents: BudgetContents(),
                identity: AlertIdentity(ledger: 0, host: host), now: start)
            first.finishSeeding()
            book = first
        }
        while let deadline = book?.nextDeadline, deadline <= start { decide(now: deadline) }
        for (source, sums) in spending { book?.add(sums, minute: minute, of: source) }
        decide(now: Timestamp(microseconds: start.microseconds + 59_999_999))
    }

    private mutating func decide(now: Timestamp) {
        if book?.dueDigest(now: now) != nil, let rule = rules.digest {
            told.append(Told(kind: AlertRecord.Kind.digest.rawValue, time: now, alert: nil, channels: rule.channels))
            book?.noteDigest(nil, now: now)
        }
        guard let changes = book?.decide(now: now, snoozes: []).changes else { return }
        for spend in changes.spends {
            let key = PeriodKey(budget: spend.budget, scope: spend.scope, start: spend.span.start)
            if sums[key] == nil { sums[key] = spend } else { sums[key]?.sums += spend.sums }
        }
        for message in changes.messages {
            guard message.alert.state == .firing else {
                places[message.alert.key].map { told[$0].endedAt = message.alert.time }
                continue
            }
            places[message.alert.key] = told.count
            told.append(
                Told(kind: message.alert.kind, time: now, alert: message.alert, channels: message.channels))
        }
    }

    /// The sums of all periods in which something was spent of a budget, in no order.
    public func periods(of budget: String) -> [BudgetContents.Spend] {
        sums.values.filter { $0.budget == budget }
    }
}
