import Logging
import Pipeline
import UsageModel

/// The daemon's own log: a line on standard error for each message, with the time in UTC.
struct StandardErrorLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        // A message can hold a path or a value from a log: it stays on its line.
        let text = "\(event.message)".map { $0.isNewline ? " " : $0 }
        StandardError.write("\(RFC3339.text(Clock.now, zone: .utc)) \(event.level): \(String(text))\n")
    }
}
