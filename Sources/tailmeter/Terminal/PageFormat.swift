import ArgumentParser

/// How a report is printed: as ``ReportFormat``, or as a page to send to someone.
enum PageFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, html
}
