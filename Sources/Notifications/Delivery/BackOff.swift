/// How long a message waits after a failed attempt: any time up to 5 s after the first, and three times as long after each
/// further one, up to 2 h.
///
/// The wait is drawn from the whole span ("full jitter"), so that what failed together is not tried together.
enum BackOff {
    /// The longest wait, in seconds.
    static let longest = 7_200.0
    /// The longest wait that a receiver can ask for by `Retry-After`, in seconds.
    static let longestAsked = 3_600.0
    private static let first = 5.0
    private static let shortest = 1.0

    /// The longest wait after so many attempts, in seconds.
    static func limit(attempts: Int) -> Double {
        var limit = first
        for _ in 1..<max(2, min(attempts, 20)) where attempts > 1 { limit = min(longest, limit * 3) }
        return limit
    }

    /// The wait after so many attempts, in seconds.
    ///
    /// - Parameters:
    ///   - random: from 0 up to 1.
    ///   - asked: what the receiver asks to wait.
    static func seconds(attempts: Int, random: Double, asked: Double?) -> Double {
        let wait = max(shortest, limit(attempts: attempts) * random)
        return max(wait, min(asked ?? 0, longestAsked))
    }
}
