import Reports
import UsageModel

/// One row of a report.
struct ReportRow {
    /// The begin of its day, week or month, where the view has such.
    var time: Timestamp?
    /// The values of the plan's dimensions.
    var values: [String] = []
    /// How many kinds of rows it stands for that are not named.
    var unnamed = 0
    var group = UsageGroup()
    /// The sums of the time before; `nil` where there is nothing to compare with.
    var previous: UsageGroup?
    var savings = CacheSavings()
    var previousSavings = CacheSavings()
    /// The measure of the view in each part of the time.
    var course: [Int128] = []
    /// The requests that its errors are a share of.
    var attempts: Int64 = 0
    /// Whether its day, week or month is not over, or is cut by the time that was asked for.
    var isPartial = false

    /// What the view is about: cost, errors or savings.
    func measure(_ view: ReportView) -> Int128 {
        switch view {
        case .errors: Int128(group.errors)
        case .cache: savings.net.picoDollars
        default: group.totals.cost.picoDollars
        }
    }

    /// The same of the time before.
    func previousMeasure(_ view: ReportView) -> Int128? {
        guard let previous else { return nil }
        return switch view {
        case .errors: Int128(previous.errors)
        case .cache: previousSavings.net.picoDollars
        default: previous.totals.cost.picoDollars
        }
    }

    /// Adds what another row sums up.
    mutating func add(_ other: ReportRow) {
        group += other.group
        savings += other.savings
        previousSavings += other.previousSavings
        attempts += other.attempts
        if let added = other.previous {
            var sum = previous ?? UsageGroup()
            sum += added
            previous = sum
        }
        if course.count < other.course.count {
            course += Array(repeating: 0, count: other.course.count - course.count)
        }
        for (index, value) in other.course.enumerated() { course[index] += value }
    }
}
