import ArgumentParser
import Reports
import UsageModel

/// What is asked of a report beside its view, of a ledger or of files.
struct ReportOptions {
    var since: String?
    var until: String?
    var zone: CivilZone
    /// What rows are told apart by beside what the view tells.
    var by: [UsageDimension]
    var top: Int?
    var comparison: ReportComparison?

    /// A table names so many rows, unless another number is asked for.
    static let tableTop = 20

    /// The plan of a view.
    ///
    /// - Parameter hasAllTimes: whether a time that was not asked for is all that there is.
    func plan(_ view: ReportView, label: String?, form: PageFormat, hasAllTimes: Bool, now: Timestamp) throws
        -> ReportPlan
    {
        let times = try TimeArgument.range(since: since, until: until, zone: zone)
        var start = since == nil ? nil : times?.lowerBound
        // Rows by days begin with the day that lies so long ago.
        if view.bucket != nil, since.flatMap(TimeArgument.seconds) != nil { start = start.map(zone.startOfDay) }
        let isForPeople = form == .table || form == .html
        return ReportPlan(
            view: view, label: label, by: by, zone: zone, now: now, since: start,
            until: until == nil ? nil : times?.upperBound, hasAllTimes: hasAllTimes, comparison: comparison,
            top: top ?? (isForPeople ? Self.tableTop : nil))
    }
}

extension Report {
    /// The report as text of a form.
    func text(_ form: PageFormat, screen: Screen) -> String {
        switch form {
        case .table: table(screen)
        case .json: json()
        case .csv: csv()
        case .html: page()
        }
    }
}
