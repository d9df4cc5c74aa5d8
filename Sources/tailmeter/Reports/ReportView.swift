import ArgumentParser
import Settings
import UsageModel

/// What a report shows.
enum ReportView: String, CaseIterable {
    case today, daily, weekly, monthly, models, labels, errors, cache, costliest, budgets

    /// How its rows cut time, if they do.
    var bucket: TimeBucket? {
        switch self {
        case .daily: .day
        case .weekly: .week
        case .monthly: .month
        case .today, .models, .labels, .errors, .cache, .costliest, .budgets: nil
        }
    }

    /// Those that files tell too.
    static let ofFiles = allCases.filter { $0 != .budgets }

    static let names = allCases.map(\.rawValue).joined(separator: ", ")

    /// The view of a name.
    static func named(_ name: String) throws -> ReportView {
        if let view = ReportView(rawValue: name) { return view }
        let nearest = NearestWord.nearest(to: name, among: allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" }
        throw CommandFailure("\(name): no such view; known are \(names)\(nearest ?? "")", status: .usage)
    }
}

/// What the figures of a report are compared with.
enum ReportComparison: String, ExpressibleByArgument, CaseIterable {
    case previous, none
}
