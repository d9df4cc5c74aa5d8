import Budgets
import Ledger
import UsageModel

/// Decides, for one channel, what is sent when and what follows from an answer. It knows neither clocks nor sockets.
///
/// - Messages of a lane go one after the other; lanes do not wait for each other.
/// - A failed message is tried again by ``BackOff``, up to the channel's maximum age, and then given up.
/// - A channel that fails again and again gets one attempt at a time, and up to 30 s between them, however many lanes wait.
struct DeliveryMachine {
    /// What is to be done next.
    enum Step: Equatable {
        /// Read the first message of each lane, and tell by ``take(_:isDisabled:)``.
        case load
        /// Send a message, and tell by ``finish(_:_:now:random:)``, then ``release(_:)``.
        case attempt(OutboxMessage)
        /// End a message without an attempt, then ``release(_:)``.
        case settle(OutboxMessage, OutboxMessage.State, reason: String)
        /// Nothing until a time, or until something happens.
        case wait(until: Timestamp?)
    }

    /// What follows from an attempt.
    struct Verdict {
        /// What is to be recorded.
        var outcome: DeliveryOutcome
        /// Whether the channel is disabled from now on.
        var disables = false
    }

    /// How many messages are under way at once.
    static let concurrency = 4
    /// How many lanes are looked at at once.
    static let laneLimit = 256
    /// After so many failures in a row the channel is taken to be out of order.
    private static let patience = 4
    private static let longestPause = 30.0
    /// Answers that find fault with the message itself: after so many attempts it makes way for those behind it.
    private static let faults: Set<Int> = [400, 413, 415, 422]
    private static let faultLimit = 5

    private let channel: Channel
    private var heads: [OutboxMessage] = []
    private var busy: Set<String> = []
    /// What was worked on since the last load began: what it read of them is out of date.
    private var touched: Set<Int64> = []
    /// The message whose answer disabled the channel: a load that began before that was recorded does not know it.
    private var disabledBy: OutboxMessage?
    private var wantsLoad = true
    private var notBefore: Timestamp?
    private(set) var failuresInRow = 0
    private(set) var isDisabled = false

    init(channel: Channel) {
        self.channel = channel
    }

    /// Whether messages are under way.
    var isBusy: Bool { !busy.isEmpty }

    private var isOutOfOrder: Bool { failuresInRow >= Self.patience }

    // MARK: - Events

    /// There may be new messages, or the channel may be enabled again.
    mutating func noteNews() {
        wantsLoad = true
    }

    /// The ledger is about to be read.
    mutating func beginLoad() {
        wantsLoad = false
        touched = []
    }

    /// The first messages of lanes, read since ``beginLoad()``.
    mutating func take(_ loaded: [OutboxMessage], isDisabled: Bool) {
        let own = heads.filter { touched.contains($0.number) }
        let fresh = loaded.filter { !busy.contains($0.lane) && !touched.contains($0.number) }
        if loaded.contains(where: { touched.contains($0.number) }) { wantsLoad = true }
        heads = own + fresh.filter { message in !own.contains { $0.lane == message.lane } }
        let isOutOfDate = disabledBy.map { busy.contains($0.lane) || touched.contains($0.number) } ?? false
        self.isDisabled = isDisabled || isOutOfDate
        if !isOutOfDate { disabledBy = nil }
    }

    /// An attempt has ended.
    ///
    /// - Parameter random: from 0 up to 1, for the wait.
    mutating func finish(
        _ message: OutboxMessage, _ result: AttemptResult, now: Timestamp, random: Double
    ) -> Verdict? {
        guard result != .cancelled else { return nil }
        guard let error = result.error else {
            failuresInRow = 0
            notBefore = nil
            return Verdict(outcome: DeliveryOutcome(state: .delivered))
        }
        failuresInRow += 1
        var (status, asked): (Int?, Double?)
        if case .refused(let code, let seconds, _) = result { (status, asked) = (code, seconds) }
        let attempts = message.attempts + 1
        pause(status: status, asked: asked, now: now)
        if let status, Self.faults.contains(status), attempts >= Self.faultLimit {
            return Verdict(outcome: DeliveryOutcome(state: .givenUp, error: error))
        }
        let end = expiry(message)
        if now >= end { return Verdict(outcome: DeliveryOutcome(state: .givenUp, error: error)) }
        // The last attempt is at the end of its time.
        let next = min(end, now + BackOff.seconds(attempts: attempts, random: random, asked: asked))
        var waiting = message
        waiting.attempts = attempts
        waiting.nextAttempt = next
        waiting.lastError = error
        heads.append(waiting)
        var verdict = Verdict(outcome: DeliveryOutcome(state: .waiting, nextAttempt: next, error: error))
        if status == 410 {
            isDisabled = true
            disabledBy = message
            verdict.disables = true
        }
        return verdict
    }

    /// All about a message is recorded: its lane goes on.
    mutating func release(_ message: OutboxMessage) {
        busy.remove(message.lane)
        touched.insert(message.number)
        if !heads.contains(where: { $0.number == message.number }) { wantsLoad = true }
    }

    /// A limit of rate is that of the channel, not of a message; and one that is out of order is left alone for a while.
    private mutating func pause(status: Int?, asked: Double?, now: Timestamp) {
        var seconds = 0.0
        if let asked, status == 429 || status == 503 { seconds = min(asked, BackOff.longestAsked) }
        if isOutOfOrder {
            let doublings = min(failuresInRow - Self.patience, 10)
            seconds = max(seconds, min(Self.longestPause, Double(1 << doublings)))
        }
        if seconds > 0 { notBefore = max(notBefore ?? now, now + seconds) }
    }

    // MARK: - Steps

    /// What is to be done now.
    mutating func step(now: Timestamp) -> Step {
        // A time far ahead is that of a clock that was set back since.
        if let time = notBefore, time <= now || time > now + BackOff.longest { notBefore = nil }
        var next: Timestamp?
        for (index, message) in heads.enumerated() where !busy.contains(message.lane) {
            if let reason = channel.reasonToSkip(message.alert) { return settle(index, .skipped, reason) }
            let end = expiry(message)
            if now >= end, isDisabled || isOutOfOrder {
                return settle(index, .givenUp, message.lastError ?? "the channel does not work")
            }
            guard !isDisabled else {
                next = min(next ?? end, end)
                continue
            }
            let due = dueTime(message, now: now)
            guard due <= now else {
                next = min(next ?? due, due)
                continue
            }
            if busy.count < (isOutOfOrder ? 1 : Self.concurrency) {
                heads.remove(at: index)
                busy.insert(message.lane)
                return .attempt(message)
            }
        }
        if wantsLoad, busy.count < Self.concurrency { return .load }
        return .wait(until: next)
    }

    private mutating func settle(_ index: Int, _ state: OutboxMessage.State, _ reason: String) -> Step {
        let message = heads.remove(at: index)
        busy.insert(message.lane)
        return .settle(message, state, reason: reason)
    }

    private func dueTime(_ message: OutboxMessage, now: Timestamp) -> Timestamp {
        var due = message.nextAttempt ?? now
        if due > now + BackOff.longest { due = now }
        return max(due, notBefore ?? due)
    }

    private func expiry(_ message: OutboxMessage) -> Timestamp { message.alert.time + channel.maximumAge }
}

/// A time so many seconds later.
func + (time: Timestamp, seconds: Double) -> Timestamp {
    Timestamp(microseconds: time.microseconds + Int64(seconds * 1e6))
}
