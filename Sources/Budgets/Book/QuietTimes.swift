import UsageModel

/// What is to be quiet at one point in time, and until when it kept something from being told.
struct QuietTimes {
    private let snoozes: [Snooze]
    private let now: Timestamp
    /// When what was kept quiet may be told.
    private(set) var end: Timestamp?

    init(_ snoozes: [Snooze], now: Timestamp) {
        self.snoozes = snoozes.filter { now < $0.until }
        self.now = now
    }

    /// Whether an alert must not be told now.
    ///
    /// - Parameter repeats: whether it is of a kind that may come again, which an acknowledgement quiets too.
    mutating func isQuiet(_ subject: String, scope: [String], repeats: Bool) -> Bool {
        var isQuiet = false
        for snooze in snoozes
        where snooze.covers(subject, scope: scope, now: now) && (repeats || !snooze.isAcknowledgement) {
            isQuiet = true
            end = min(end ?? snooze.until, snooze.until)
        }
        return isQuiet
    }
}
