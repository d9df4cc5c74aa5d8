import ArgumentParser

/// How a result is printed: for people, or for programs.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
}
