import UsageModel

/// A budget and what is known of each of its scopes.
struct TrackedBudget: Sendable {
    /// One scope.
    struct Scope: Sendable {
        /// The values, in the order of the rule's `by`.
        let values: [String]
        /// The limit; `nil` where there is none.
        let limit: BudgetAmount?
        /// The periods that may still alert.
        var periods: [Period] = []
        /// The last minutes, where the rule looks at them.
        var window: MinuteWindow?
        /// The alert of the last minutes that is not over.
        var burning: AlertRecord?
        /// When it last began: it does not begin again at once.
        var lastBurn: Timestamp?
        var isTouched = false
    }

    /// One period of a scope.
    struct Period: Sendable {
        let span: BudgetSpan
        var sums = SpendSums()
        /// The amounts of thresholds that were told, or that need not be any longer.
        var crossed: Set<Int128> = []
        /// Limits that a forecast exceeded.
        var forecast: Set<Int128> = []
        /// What was told and is not over.
        var firing: [AlertRecord] = []
    }

    /// What its alerts are about.
    enum Purpose: Sendable {
        /// A budget of the settings.
        case budget
        /// Tokens without a price, by model.
        case unpriced
        /// Failed attempts.
        case errors(AlertRules.ErrorRatioRule)
    }

    let rule: Budget
    let purpose: Purpose
    /// Sums of before this are known from the ledger's rollups, and not yet in its table of sums; `nil` where they are.
    var needsSeed: Bool
    private let filters: [(field: String, patterns: [TextPattern])]
    private var numbers: [[String]: Int] = [:]
    /// Most of what is added belongs to the same period as what was added before it.
    private var lastSpan: BudgetSpan?
    private(set) var scopes: [Scope] = []

    init(_ rule: Budget, purpose: Purpose, needsSeed: Bool) {
        self.rule = rule
        self.purpose = purpose
        self.needsSeed = needsSeed
        filters = rule.filters.map { ($0.field, $0.patterns.map(TextPattern.init)) }
    }

    /// How many seconds back minutes are of interest; 0 where they are not.
    var windowSeconds: Int64 {
        if case .errors(let rule) = purpose { return rule.seconds }
        return rule.burnRate?.longSeconds ?? 0
    }

    /// Whether sums have anything that matters to it.
    func isOfInterest(_ sums: SpendSums) -> Bool {
        if case .unpriced = purpose { return sums.unpricedTokens != 0 }
        return true
    }

    /// Whether what its periods come to is of interest.
    var hasPeriods: Bool {
        if case .errors = purpose { return false }
        return true
    }

    /// What it has spent of a unit of its limit.
    func amount(_ sums: SpendSums) -> BudgetAmount {
        if case .unpriced = purpose { return BudgetAmount(.tokens, Int128(sums.unpricedTokens)) }
        return sums.amount(rule.limit.unit)
    }

    /// The period that a point in time belongs to.
    mutating func span(containing time: Timestamp) -> BudgetSpan {
        if let lastSpan, lastSpan.contains(time) { return lastSpan }
        let span = rule.span(containing: time)
        lastSpan = span
        return span
    }

    /// The number of the scope that spending of a source belongs to; `nil` where it does not count.
    mutating func scope(of source: SpendSource) -> Int? {
        for (field, patterns) in filters {
            guard let value = source.value(field), patterns.contains(where: { $0.matches(value) }) else { return nil }
        }
        var values: [String] = []
        for field in rule.by {
            guard let value = source.value(field) else { return nil }
            values.append(value)
        }
        return number(of: values)
    }

    /// The number of a scope. Past the cap a new one is `other`.
    mutating func number(of values: [String]) -> Int {
        if let number = numbers[values] { return number }
        guard scopes.count >= rule.scopeCap else { return append(values) }
        let other = values.map { _ in Budget.overflowScope }
        return numbers[other] ?? append(other)
    }

    private mutating func append(_ values: [String]) -> Int {
        numbers[values] = scopes.count
        scopes.append(
            Scope(
                values: values, limit: rule.limit(of: values),
                window: windowSeconds > 0 ? MinuteWindow(seconds: windowSeconds) : nil))
        return scopes.count - 1
    }

    /// Changes what is known of a scope.
    mutating func update<Result>(_ scope: Int, _ body: (inout Scope) throws -> Result) rethrows -> Result {
        try body(&scopes[scope])
    }

    /// Lets scopes go of which nothing is of interest any longer, once they are half of all. Numbers change.
    ///
    /// - Returns: the values of those that are gone.
    mutating func compact() -> [[String]] {
        func isOfUse(_ scope: Scope) -> Bool {
            !scope.periods.isEmpty || scope.burning != nil || !(scope.window?.isEmpty ?? true)
        }
        let gone = scopes.filter { !isOfUse($0) }
        guard !rule.by.isEmpty, gone.count * 2 > scopes.count else { return [] }
        scopes.removeAll { !isOfUse($0) }
        numbers = Dictionary(uniqueKeysWithValues: scopes.enumerated().map { ($1.values, $0) })
        return gone.map(\.values)
    }
}

extension TrackedBudget.Scope {
    /// The place of a period, begun anew where it is not known.
    mutating func period(_ span: BudgetSpan) -> Int {
        if let index = periods.firstIndex(where: { $0.span == span }) { return index }
        periods.append(TrackedBudget.Period(span: span))
        return periods.count - 1
    }
}
