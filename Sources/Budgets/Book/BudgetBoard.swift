public import UsageModel

/// How all budgets stand as of the last commit: what `/metrics` and the decision endpoint show.
public struct BudgetBoard: Sendable {
    /// One scope.
    public struct Scope: Sendable {
        /// The period of the sums.
        public var span: BudgetSpan
        /// The sums.
        public var sums: SpendSums
    }

    /// One budget.
    public struct Entry: Sendable {
        /// Its rule.
        public let rule: Budget
        /// Its scopes by their values; only `[]` for a budget of all.
        public fileprivate(set) var scopes: [[String]: Scope] = [:]

        /// How a scope stands. One of which nothing is known has spent nothing; `nil` where the scope has no limit.
        public func standing(_ scope: [String], now: Timestamp) -> BudgetStanding? {
            guard let limit = rule.limit(of: scope) else { return nil }
            let span = rule.span(containing: now)
            let sums = scopes[scope].flatMap { $0.span == span ? $0.sums : nil } ?? SpendSums()
            return rule.standing(scope, span: span, sums: sums, limit: limit)
        }

        /// How many scopes there are.
        public var scopeCount: Int { scopes.count }
    }

    /// The budgets in the order of the settings.
    public private(set) var entries: [Entry] = []

    /// Makes a board without budgets.
    public init() {}

    init(rules: [Budget]) {
        entries = rules.map { Entry(rule: $0) }
    }

    /// Makes the board of a ledger that was just opened.
    public init(rules: [Budget], contents: BudgetContents, now: Timestamp) {
        self.init(rules: rules)
        for spend in contents.spends where spend.span.contains(now) {
            guard let index = entries.firstIndex(where: { $0.rule.name == spend.budget }),
                contents.definitions[spend.budget] == entries[index].rule.definition
            else { continue }
            entries[index].scopes[spend.scope] = Scope(span: spend.span, sums: spend.sums)
        }
    }

    /// A budget by its name.
    public subscript(name: String) -> Entry? { entries.first { $0.rule.name == name } }

    /// Takes over what a commit made durable.
    public mutating func apply(_ update: BudgetBoardUpdate) {
        if let rules = update.rules { self = BudgetBoard(rules: rules) }
        for change in update.changes {
            entries[change.budget].scopes[change.scope] = Scope(span: change.span, sums: change.sums)
        }
        for (budget, scope) in update.removed { entries[budget].scopes[scope] = nil }
    }
}

/// What changes on a ``BudgetBoard``.
public struct BudgetBoardUpdate: Sendable {
    struct Change: Sendable {
        var budget: Int
        var scope: [String]
        var span: BudgetSpan
        var sums: SpendSums
    }

    /// The rules, where the board begins anew.
    var rules: [Budget]?
    var changes: [Change] = []
    var removed: [(budget: Int, scope: [String])] = []

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether nothing changes.
    public var isEmpty: Bool { rules == nil && changes.isEmpty && removed.isEmpty }
}
