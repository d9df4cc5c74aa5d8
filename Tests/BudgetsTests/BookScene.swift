import Budgets
import UsageModel

/// A book with a ledger that remembers what was written, and a clock.
struct BookScene {
    var budgets: [Budget]
    var rules = AlertRules()
    var now: Timestamp
    var snoozes: [Snooze] = []
    /// What was written, as a ledger keeps it.
    private(set) var contents = BudgetContents()
    /// All that was told, in order.
    private(set) var told: [BudgetChanges.Message] = []
    private(set) var board = BudgetBoard()
    private var book: BudgetBook

    /// - Parameter start: the time on the clock, in UTC.
    init(_ budgets: [Budget], rules: AlertRules = AlertRules(), at start: Timestamp) {
        self.budgets = budgets
        self.rules = rules
        now = start
        book = Self.book(budgets, rules, BudgetContents(), start)
        book.finishSeeding()
    }

    private static func book(
        _ budgets: [Budget], _ rules: AlertRules, _ contents: BudgetContents, _ now: Timestamp
    ) -> BudgetBook {
        BudgetBook(
            budgets: budgets, rules: rules, contents: contents,
            identity: AlertIdentity(ledger: 0x1234_5678_9ABC_DEF0, host: "host-1"), now: now)
    }

    /// What was told, in short: `firing threshold all 80`, with amounts in cents of a dollar, or in units.
    var texts: [String] { told.map { Self.text($0.alert) } }

    static func text(_ alert: Alert) -> String {
        let scope = alert.standing.map { "\($0.budget)\($0.scope.isEmpty ? "" : ":" + $0.scopeText)" } ?? ""
        let detail =
            switch alert.subject {
            case .threshold(_, let crossing):
                ([crossing.mark] + crossing.others).map { "\(short($0.amount))" }.joined(separator: ",")
            case .forecast(_, let forecast): "\(short(forecast.expected))"
            case .burnRate(_, let rate): "\(rate.longHundredths)/\(rate.shortHundredths)"
            case .unpriced(let tokens): tokens.models.map { "\($0.name)=\($0.tokens)" }.joined(separator: ",")
            case .silence(let silence): "\(silence.seconds)s"
            case .errorRatio(let ratio): "\(ratio.errors)/\(ratio.requests)"
            case .archive(let stop): stop.reason
            case .flagged(let texts): "\(texts.count) \(texts.categories.joined(separator: ","))"
            case .digest, .test: ""
            }
        return "\(alert.state) \(alert.kind) \(scope) \(detail)".split(separator: " ").joined(separator: " ")
    }

    private static func short(_ amount: BudgetAmount) -> Int128 {
        amount.unit == .usd ? amount.value / 10_000_000_000 : amount.value
    }

    /// Adds a request at the present minute, or at another one, and decides.
    mutating func spend(
        cents: Int, user: String? = nil, model: String = "claude", requests: Int64 = 1, errors: Int64 = 0,
        tokens: Int64 = 0, unpriced: Int64 = 0, at time: Timestamp? = nil
    ) {
        add(
            cents: cents, user: user, model: model, requests: requests, errors: errors, tokens: tokens,
            unpriced: unpriced, at: time)
        decide()
    }

    /// Adds without deciding.
    mutating func add(
        cents: Int, user: String? = nil, model: String = "claude", requests: Int64 = 1, errors: Int64 = 0,
        tokens: Int64 = 0, unpriced: Int64 = 0, at time: Timestamp? = nil
    ) {
        book.add(
            Self.sums(cents: cents, requests: requests, errors: errors, tokens: tokens, unpriced: unpriced),
            minute: (time ?? now).minute, of: Self.source(user: user, model: model, isError: errors > 0))
    }

    static func sums(
        cents: Int, requests: Int64 = 1, errors: Int64 = 0, tokens: Int64 = 0, unpriced: Int64 = 0
    ) -> SpendSums {
        SpendSums(
            cost: Money(picoDollars: Int128(cents) * 10_000_000_000), tokens: tokens, requests: requests,
            errors: errors, unpricedTokens: unpriced)
    }

    static func source(user: String? = nil, model: String = "claude", isError: Bool = false) -> SpendSource {
        SpendSource(
            model: model, provider: "anthropic", isError: isError,
            labels: user.map { [BudgetStanding.Label(name: "user", value: $0)] } ?? [])
    }

    /// Decides at the present time, and writes what follows.
    mutating func decide() {
        guard book.isDue(now: now) else { return }
        let (changes, update) = book.decide(now: now, snoozes: snoozes.filter { now < $0.until })
        write(changes)
        board.apply(update)
    }

    /// Moves the clock on to a time, deciding whenever something is due on the way.
    mutating func wait(until end: Timestamp) {
        while let deadline = book.nextDeadline, deadline <= end {
            now = max(now, deadline)
            decide()
        }
        now = end
        decide()
    }

    mutating func wait(minutes: Int64) {
        wait(until: Timestamp(microseconds: now.microseconds + minutes * 60_000_000))
    }

    /// Ends the book as a death of the process would, and begins another one over what was written.
    ///
    /// - Parameter rollups: what rollups hold, for budgets that are new.
    mutating func restart(
        budgets: [Budget]? = nil, rules: AlertRules? = nil,
        rollups: [(sums: SpendSums, minute: Int64, source: SpendSource)] = []
    ) {
        self.budgets = budgets ?? self.budgets
        self.rules = rules ?? self.rules
        book = Self.book(self.budgets, self.rules, contents, now)
        if let start = book.seedStart(now: now) {
            for row in rollups where row.minute >= start.minute {
                book.seed(row.sums, minute: row.minute, of: row.source)
            }
        }
        book.finishSeeding()
        decide()
    }

    /// The day whose digest is due.
    var dueDigest: BudgetSpan? { book.dueDigest(now: now) }

    mutating func send(_ digest: Digest?) {
        book.noteDigest(digest, now: now)
        decide()
    }

    private mutating func write(_ changes: BudgetChanges) {
        for name in changes.forgotten {
            contents.spends.removeAll { $0.budget == name }
            contents.minutes.removeAll { $0.budget == name }
            contents.definitions[name] = nil
        }
        contents.definitions.merge(changes.definitions) { $1 }
        func add(_ rows: [BudgetContents.Spend], to all: inout [BudgetContents.Spend]) {
            for row in rows {
                let place = all.firstIndex {
                    $0.budget == row.budget && $0.scope == row.scope && $0.span == row.span
                }
                if let place { all[place].sums += row.sums } else { all.append(row) }
            }
        }
        add(changes.spends, to: &contents.spends)
        add(changes.minutes, to: &contents.minutes)
        for record in changes.records {
            contents.records.removeAll { $0.key == record.key }
            contents.records.append(record)
        }
        if let time = changes.lastRecord { contents.lastRecord = time }
        told += changes.messages
    }
}

extension Budget {
    /// A daily budget in dollars.
    static func daily(
        _ name: String = "all", dollars: Int128, by: [String] = [], percents: [Int] = [50, 80, 100],
        zone: CivilZone = .utc
    ) -> Budget {
        var budget = Budget(
            name: name, limit: BudgetAmount(.usd, dollars * 1_000_000_000_000), period: .day, zone: zone)
        budget.by = by
        budget.thresholds = percents.map { .share($0 * 100) }
        budget.channels = ["ops"]
        return budget
    }
}

extension Timestamp {
    /// A point in time in UTC; 2026-11-20 was a Friday.
    static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
        let days = CivilDate(year: 2026, month: 11, day: day).daysSinceEpoch
        return Timestamp(seconds: days * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60)
    }
}
