import Logging

/// Keeps a flood of messages from filling a log: of those that are alike a few are told, and the others counted.
///
/// Messages are alike that differ in nothing but digits, such as the numbers of lines. Pure: who holds it has the clock.
struct LogFlood {
    private struct Identity: Hashable {
        let text: String
        let fields: [LogMessage.Field]
    }

    private struct Window {
        /// The monotonic second at which the first message came.
        let start: Double
        /// The messages that were told, each once.
        var told: Set<Identity> = []
        /// How many were not.
        var held = 0
        /// The last of them.
        var last: LogMessage?
    }

    /// For so many seconds after the first message those that are like it are held back.
    static let windowSeconds = 60.0
    /// So many different ones are told meanwhile.
    static let differentLimit = 20
    /// So many kinds of messages are told apart.
    static let kindLimit = 1_000

    private var windows: [String: Window] = [:]
    /// Messages of kinds beyond ``kindLimit``.
    private var leftOut = 0

    /// Whether a message is to be told now; else it is counted.
    mutating func tells(_ message: LogMessage, at now: Double) -> Bool {
        let kind = Self.kind(message)
        guard windows[kind] != nil || windows.count < Self.kindLimit else {
            leftOut += 1
            return false
        }
        var window = windows[kind] ?? Window(start: now)
        defer { windows[kind] = window }
        let identity = Identity(text: message.text, fields: message.fields)
        if window.told.count < Self.differentLimit, window.told.insert(identity).inserted { return true }
        window.held += 1
        window.last = message
        return false
    }

    /// Ends what is over: a message for each kind of which some were held back.
    ///
    /// - Parameter isEnd: whether all is over.
    mutating func end(at now: Double, isEnd: Bool = false) -> [LogMessage] {
        var messages: [(start: Double, message: LogMessage)] = []
        for (kind, window) in windows where isEnd || now - window.start >= Self.windowSeconds {
            windows[kind] = nil
            guard var last = window.last else { continue }
            last.repeated = window.held
            messages.append((window.start, last))
        }
        var told = messages.sorted { ($0.start, $0.message.text) < ($1.start, $1.message.text) }.map(\.message)
        if leftOut > 0, !told.isEmpty || windows.count < Self.kindLimit {
            told.append(
                LogMessage(
                    level: .warning, text: "too many different messages within a minute: some are left out",
                    repeated: leftOut))
            leftOut = 0
        }
        return told
    }

    private static func kind(_ message: LogMessage) -> String {
        var kind = message.level.rawValue
        var wasDigit = false
        for byte in message.text.utf8.prefix(160) {
            let isDigit = byte &- UInt8(ascii: "0") < 10
            if !(isDigit && wasDigit) { kind.unicodeScalars.append(Unicode.Scalar(isDigit ? UInt8(ascii: "0") : byte)) }
            wasDigit = isDigit
        }
        return kind
    }
}
