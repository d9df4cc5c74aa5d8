import Logging

/// A message of the daemon's own log.
struct LogMessage: Sendable {
    /// A name and its value.
    struct Field: Hashable, Sendable {
        let name: String
        var value: String
        var isNumber = false
    }

    let level: Logger.Level
    var text: String
    /// What the text is about, for programs.
    var fields: [Field] = []
    /// How many more messages of this kind it stands for.
    var repeated = 0
}
