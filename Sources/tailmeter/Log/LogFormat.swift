import ArgumentParser
import Glibc
import Logging
import UsageModel

/// How the daemon's log is written: the value of `--log-format`.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, human, json

    /// What `auto` is: for a person on a terminal and in systemd's journal, else for programs.
    var settled: LogFormat {
        guard self == .auto else { return self }
        return StandardError.isTerminal || StandardError.isJournal ? .human : .json
    }

    /// A message as a line.
    ///
    /// - Parameter isJournal: whether systemd's journal takes it, which has times of its own and reads priorities
    ///   (sd-daemon(3)).
    func line(_ message: LogMessage, time: Timestamp, isJournal: Bool) -> String {
        let priority = isJournal ? "<\(message.level.priority)>" : ""
        if self == .json {
            var members = [
                ("time", JSONText.string(RFC3339.text(time, zone: .utc, hasFraction: true))),
                ("level", JSONText.string(message.level.rawValue)), ("message", JSONText.string(message.text)),
            ]
            members += message.fields.map { ($0.name, $0.isNumber ? $0.value : JSONText.string($0.value)) }
            if message.repeated > 0 { members.append(("repeated", "\(message.repeated)")) }
            return priority + JSONText.object(members) + "\n"
        }
        // A message can hold a path or a value from a log: it stays on its line, and does nothing to a terminal.
        var text = HumanText.printable(message.text.replacing("\n", with: " "))
        if message.repeated > 0 {
            text += " (and \(HumanText.grouped(Int64(message.repeated))) more like it within a minute)"
        }
        return isJournal
            ? "\(priority)\(text)\n" : "\(RFC3339.text(time, zone: .utc)) \(message.level): \(text)\n"
    }
}

extension Logger.Level {
    /// The priority of syslog(3).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

/// The value of `--log-level`.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
