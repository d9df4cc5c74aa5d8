import Logging

/// A message of the daemon's own log.
struct LogMessage: Sendable {
    let level: Logger.Level
    var text: String
    /// What the text is about, for programs: names and values.
    var fields: [(name: String, value: String)]
    /// How many more messages of this kind it stands for.
    var repeated = 0
}
