import ArgumentParser
import LogSources

/// The value of `--multiline`.
enum MultilineArgument: String, ExpressibleByArgument, CaseIterable {
    case json

    static let help: ArgumentHelp = "json: an object that begins in the first column may go on over many lines."
}

extension MultilineArgument? {
    /// What makes a record out of lines.
    var framing: RecordFraming {
        switch self {
        case .json: .multilineJSON
        case nil: .lines
        }
    }
}
