import ArgumentParser

/// How a report is printed: for people, for programs, or for spreadsheets.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}
