public import UsageModel

/// All budgets: adds up what is spent, and decides who is told of it.
///
/// It is a value without a clock, files or sockets. The engine gives it what a batch adds, asks what follows from it at a
/// point in time, and writes both in the same transaction: a decision is known exactly if the spending is that caused it.
public struct BudgetBook: Sendable {
    /// For how many seconds after its end a period may still alert: its last lines come a little late.
    public static let graceSeconds: Int64 = 900

    let identity: AlertIdentity
    let rules: AlertRules
    var budgets: [TrackedBudget]
    /// How many of them are of the settings; those behind them nobody sees.
    private let visibleCount: Int
    var changes = BudgetChanges()
    var board = BudgetBoardUpdate()
    /// Budgets and scopes that something was added to since the last decisions.
    var touched: [(budget: Int, scope: Int)] = []
    private var spends = SpendDeltas()
    private var minutes = SpendDeltas()
    /// Alerts of budgets that are no more, or of thresholds that are not set any longer: they are over.
    var orphans: [AlertRecord] = []
    /// Alerts of kinds that belong to no budget.
    var general = GeneralAlerts()
    /// When all scopes are to be looked at though nothing is spent.
    private var nextPass: Timestamp?
    /// When the scopes are to be looked at that watch their last minutes, and which these are.
    private var nextMinute: Timestamp?
    private var watching: [(budget: Int, scope: Int)] = []
    /// The sums of periods that end later may still alert.
    private var liveEnd: Timestamp

    /// - Parameters:
    ///   - contents: what the ledger remembers.
    ///   - now: decides which periods may still alert.
    public init(
        budgets rules: [Budget], rules general: AlertRules, contents: BudgetContents, identity: AlertIdentity,
        now: Timestamp
    ) {
        self.identity = identity
        self.rules = general
        liveEnd = Self.liveEnd(now: now)
        visibleCount = rules.count
        budgets =
            rules.map { TrackedBudget($0, purpose: .budget, needsSeed: false) } + GeneralAlerts.budgets(of: general)
        for index in budgets.indices {
            let rule = budgets[index].rule
            guard contents.definitions[rule.name] != rule.definition else { continue }
            budgets[index].needsSeed = true
            changes.forgotten.append(rule.name)
            changes.definitions[rule.name] = rule.definition
        }
        let names = Set(budgets.map(\.rule.name))
        changes.forgotten += contents.definitions.keys.filter { !names.contains($0) }.sorted()
        board.rules = rules
        self.general.lastRecord = contents.lastRecord
        load(contents)
        nextPass = now
    }

    /// Notes how the archive is.
    public mutating func note(archive standing: ArchiveStanding) {
        guard rules.archive != nil, standing != .unknown, general.archiveStanding != standing else { return }
        general.archiveStanding = standing
        general.isArchiveChanged = true
    }

    /// Notes how many texts were ever flagged; `nil` where nobody looks.
    public mutating func note(flagged: FlaggedTexts?) {
        guard rules.flagged != nil, let flagged, general.flagged != flagged else { return }
        general.flagged = flagged
        general.isFlaggedChanged = true
    }

    /// When something is to be decided though nothing is spent.
    public var nextDeadline: Timestamp? {
        guard let nextPass, let nextMinute else { return nextPass ?? nextMinute }
        return min(nextPass, nextMinute)
    }

    /// Whether there is anything to add up or to tell.
    public var isEmpty: Bool {
        budgets.isEmpty && rules.digest == nil && rules.silence == nil && rules.archive == nil && rules.flagged == nil
            && orphans.isEmpty
            && changes.isEmpty
    }

    /// The labels whose values budgets ask for.
    public static func labels(of budgets: [Budget]) -> Set<String> {
        Set(budgets.flatMap { $0.by + $0.filters.map(\.field) }).subtracting(["model", "provider", "status"])
    }

    /// Periods that ended by then do not alert any longer.
    public static func liveEnd(now: Timestamp) -> Timestamp {
        Timestamp(microseconds: now.microseconds - graceSeconds * 1_000_000)
    }

    private mutating func load(_ contents: BudgetContents) {
        let numbers = Dictionary(uniqueKeysWithValues: budgets.enumerated().map { ($1.rule.name, $0) })
        for spend in contents.spends {
            guard let index = numbers[spend.budget], !budgets[index].needsSeed, spend.span.end > liveEnd else {
                continue
            }
            let scope = budgets[index].number(of: spend.scope)
            budgets[index].update(scope) { scope in
                let period = scope.period(spend.span)
                scope.periods[period].sums += spend.sums
            }
            touch(index, scope)
        }
        for minute in contents.minutes {
            guard let index = numbers[minute.budget], !budgets[index].needsSeed else { continue }
            let scope = budgets[index].number(of: minute.scope)
            budgets[index].update(scope) { $0.window?.add(minute.sums, minute: minute.span.start.minute) }
        }
        for record in contents.records {
            if let index = numbers[record.subject], record.scope.count == budgets[index].rule.by.count {
                load(record, budget: index)
            } else if !general.load(record, rules: rules), record.state == .firing {
                orphans.append(record)
            }
        }
    }

    private mutating func load(_ record: AlertRecord, budget index: Int) {
        let scope = budgets[index].number(of: record.scope)
        let isLive = record.span.end > liveEnd
        let isLate = !isLive && record.state == .firing
        budgets[index].update(scope) { scope in
            switch record.kind {
            case .threshold, .unpriced:
                guard isLive || isLate else { return }
                let period = scope.period(record.span)
                scope.periods[period].crossed.insert(record.amount)
                if record.state == .firing { scope.periods[period].firing.append(record) }
            case .forecast:
                guard isLive || isLate else { return }
                let period = scope.period(record.span)
                scope.periods[period].forecast.insert(record.amount)
                if record.state == .firing { scope.periods[period].firing.append(record) }
            case .burnRate, .errorRatio:
                scope.lastBurn = max(scope.lastBurn ?? record.startsAt, record.startsAt)
                if record.state == .firing { scope.burning = record }
            case .silence, .digest, .archive, .flagged: break
            }
        }
    }

    // MARK: - Adding up

    /// The earliest point in time of which rollups are to be added again by ``seed(_:minute:of:)``, because a budget counts
    /// something that it did not count before; `nil` where there is none.
    public func seedStart(now: Timestamp) -> Timestamp? {
        budgets.filter(\.needsSeed).map { $0.rule.span(containing: Self.liveEnd(now: now)).start }.min()
    }

    /// Adds what a rollup holds of before, to budgets that are new.
    public mutating func seed(_ sums: SpendSums, minute: Int64, of source: SpendSource) {
        var places = SpendPlaces(source)
        add(sums, minute: minute, at: &places, isSeed: true)
    }

    /// Ends ``seed(_:minute:of:)``.
    public mutating func finishSeeding() {
        for index in budgets.indices { budgets[index].needsSeed = false }
    }

    /// From which minute on spending is to be added minute by minute: of before, a quarter of an hour at a time is enough,
    /// since all periods begin with one.
    public func firstMinute(now: Timestamp) -> Int64 {
        let seconds = budgets.map(\.windowSeconds).max() ?? 0
        guard seconds > 0 || rules.silence != nil else { return .max }
        return now.minute - max(seconds, rules.silence?.seconds ?? 0) / 60 - 60
    }

    /// Adds what was spent in a minute.
    public mutating func add(_ sums: SpendSums, minute: Int64, of source: SpendSource) {
        var places = SpendPlaces(source)
        add(sums, minute: minute, at: &places)
    }

    /// Adds what was spent in a minute, or in the quarter of an hour that begins with it.
    public mutating func add(_ sums: SpendSums, minute: Int64, at places: inout SpendPlaces) {
        add(sums, minute: minute, at: &places, isSeed: false)
    }

    /// The scope of a budget that spending counts in.
    private mutating func scope(_ budget: Int, at places: inout SpendPlaces) -> Int? {
        if places.scopes.isEmpty { places.scopes = budgets.map { _ in SpendPlaces.unknown } }
        if places.scopes[budget] == SpendPlaces.unknown {
            places.scopes[budget] = budgets[budget].scope(of: places.source) ?? SpendPlaces.none
        }
        let scope = places.scopes[budget]
        return scope == SpendPlaces.none ? nil : scope
    }

    private mutating func add(_ sums: SpendSums, minute: Int64, at places: inout SpendPlaces, isSeed: Bool) {
        let time = Timestamp(seconds: minute * 60)
        for index in budgets.indices
        where (!isSeed || budgets[index].needsSeed) && budgets[index].isOfInterest(sums) {
            let span = budgets[index].span(containing: time)
            // Of what is long over nothing is told, and what a rollup holds of it would be of no use.
            let isLive = span.end > liveEnd
            guard isLive || !isSeed, let scope = scope(index, at: &places) else { continue }
            let hasPeriods = budgets[index].hasPeriods
            let keepsMinutes = isLive && !isSeed && budgets[index].windowSeconds > 0
            if hasPeriods { spends.add(sums, span, to: budgets[index], number: index, scope: scope) }
            if keepsMinutes {
                let minute = BudgetSpan(start: time, end: Timestamp(microseconds: time.microseconds + 60_000_000))
                minutes.add(sums, minute, to: budgets[index], number: index, scope: scope)
            }
            guard isLive else { continue }
            budgets[index].update(scope) { scope in
                if hasPeriods {
                    let period = scope.period(span)
                    scope.periods[period].sums += sums
                }
                if keepsMinutes { scope.window?.add(sums, minute: minute) }
            }
            touch(index, scope)
            setDeadline(span.end)
        }
        if !isSeed, rules.silence != nil, sums.requests > 0 { general.noteRecord(minute: minute) }
    }

    private mutating func touch(_ budget: Int, _ scope: Int) {
        let isFirst = budgets[budget].update(scope) { scope in
            defer { scope.isTouched = true }
            return !scope.isTouched
        }
        if isFirst { touched.append((budget, scope)) }
    }

    /// All scopes are looked at by then.
    mutating func setDeadline(_ time: Timestamp) {
        nextPass = min(nextPass ?? time, time)
    }

    /// One scope is looked at by then.
    mutating func setDeadline(_ time: Timestamp, budget: Int, scope: Int) {
        nextMinute = min(nextMinute ?? time, time)
        watching.append((budget, scope))
    }

    // MARK: - Deciding

    /// What follows at a point in time from what was added, to be written with it.
    ///
    /// - Parameter snoozes: what is to be quiet.
    public mutating func decide(
        now: Timestamp, snoozes: [Snooze]
    ) -> (changes: BudgetChanges, board: BudgetBoardUpdate) {
        liveEnd = Self.liveEnd(now: now)
        var quiet = QuietTimes(snoozes, now: now)
        let isDue = nextPass.map { $0 <= now } ?? false
        if isDue { nextPass = nil }
        changes.spends += spends.take()
        changes.minutes += minutes.take()
        if isDue { endOrphans(now: now) }
        let due = takeDue(isPass: isDue, now: now)
        var unpriced: [(budget: Int, scope: Int, period: Int)] = []
        for (budget, scope) in due {
            decide(budget: budget, scope: scope, now: now, isDue: isDue, quiet: &quiet, unpriced: &unpriced)
        }
        tellUnpriced(unpriced, now: now)
        decideGeneral(now: now, quiet: &quiet)
        if isDue {
            for index in budgets.indices {
                for scope in budgets[index].compact() where index < visibleCount {
                    board.removed.append((index, scope))
                }
            }
        }
        if let end = quiet.end { setDeadline(end) }
        defer {
            changes = BudgetChanges()
            board = BudgetBoardUpdate()
        }
        return (changes, board)
    }

    /// The scopes that are to be looked at.
    private mutating func takeDue(isPass: Bool, now: Timestamp) -> [(budget: Int, scope: Int)] {
        if !isPass, nextMinute.map({ $0 <= now }) ?? false {
            for (budget, scope) in watching { touch(budget, scope) }
            (nextMinute, watching) = (nil, [])
        }
        defer { touched.removeAll(keepingCapacity: true) }
        guard isPass else { return touched }
        // Who still watches says so again.
        (nextMinute, watching) = (nil, [])
        return budgets.indices.flatMap { budget in budgets[budget].scopes.indices.map { (budget, $0) } }
    }

    /// Whether there is something to decide, or to write.
    public func isDue(now: Timestamp) -> Bool {
        !spends.isEmpty || !minutes.isEmpty || !touched.isEmpty || !changes.isEmpty || general.hasNewRecord
            || general.isArchiveChanged || general.isFlaggedChanged
            || (nextDeadline.map { $0 <= now } ?? false)
    }
}
