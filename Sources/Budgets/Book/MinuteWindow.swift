import UsageModel

/// The sums of the last minutes, for what looks back a fixed time.
struct MinuteWindow: Sendable {
    /// How far it reaches back at the most, in seconds.
    let seconds: Int64
    private var minutes: [(minute: Int64, sums: SpendSums)] = []

    init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Adds what happened in a minute. Lines come nearly in order, so that its place is near the end.
    mutating func add(_ sums: SpendSums, minute: Int64) {
        var index = minutes.count
        while index > 0, minutes[index - 1].minute > minute { index -= 1 }
        if index > 0, minutes[index - 1].minute == minute {
            minutes[index - 1].sums += sums
        } else {
            minutes.insert((minute, sums), at: index)
        }
    }

    var isEmpty: Bool { minutes.isEmpty }

    /// Whether it holds much more than it is to look back at.
    var isLong: Bool { minutes.count > Int(seconds / 60) + 60 }

    /// Forgets what lies too far back.
    mutating func trim(now: Timestamp) {
        let first = Self.firstMinute(now: now, seconds: seconds)
        minutes.removeAll { $0.minute < first }
    }

    /// The sums of the last `seconds`, the minute that runs included; nothing of the future.
    func sums(now: Timestamp, seconds: Int64) -> SpendSums {
        let first = Self.firstMinute(now: now, seconds: seconds)
        var result = SpendSums()
        for (minute, sums) in minutes.reversed() where minute <= now.minute {
            guard minute >= first else { break }
            result += sums
        }
        return result
    }

    private static func firstMinute(now: Timestamp, seconds: Int64) -> Int64 {
        floorDivision(now.seconds - seconds, 60) + 1
    }
}
