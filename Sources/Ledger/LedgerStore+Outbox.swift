public import Budgets
import GRDB
public import UsageModel

/// The outbox: what decisions put into it in their own transactions, and what came of it.
///
/// All throw ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
extension LedgerStore {
    /// Puts an alert into the outbox of a channel, outside of any batch. One with the same id stays as it is.
    public func enqueue(_ alert: Alert, channel: String, lane: String) throws(LedgerError) {
        try write { try OutboxRows(db: $0).append(alert, channel: channel, lane: lane) }
    }

    /// What waits in a channel, in the order of decisions.
    public func waitingMessages(channel: String, limit: Int) throws(LedgerError) -> [OutboxMessage] {
        try read { try OutboxRows(db: $0).waiting(channel: channel, limit: limit) }
    }

    /// The first waiting message of each lane of a channel: what may be sent now, and when the next is due. Those whose time
    /// comes first stand before the others.
    public func laneHeads(channel: String, limit: Int) throws(LedgerError) -> [OutboxMessage] {
        try read { try OutboxRows(db: $0).laneHeads(channel: channel, limit: limit) }
    }

    /// The last messages of all channels, the newest first, whatever became of them.
    public func lastMessages(limit: Int) throws(LedgerError) -> [OutboxMessage] {
        try read { try OutboxRows(db: $0).last(limit: limit) }
    }

    /// Notes what came of an attempt.
    public func record(
        _ outcome: DeliveryOutcome, of message: OutboxMessage, now: Timestamp
    ) throws(LedgerError) {
        try write { try OutboxRows(db: $0).record(outcome, of: message, now: now) }
    }

    /// Ends a message without an attempt: given up, or skipped.
    public func settle(
        _ message: OutboxMessage, as state: OutboxMessage.State, reason: String, now: Timestamp
    ) throws(LedgerError) {
        try write { try OutboxRows(db: $0).settle(message, as: state, reason: reason, now: now) }
    }

    /// Gives up, without trying, what waits in a channel: it is disabled, or not in the settings any longer.
    public func giveUpMessages(channel: String, reason: String, now: Timestamp) throws(LedgerError) {
        try write { try OutboxRows(db: $0).giveUp(channel: channel, reason: reason, now: now) }
    }

    /// Disables a channel, until ``enable(channel:)`` or until it leads elsewhere.
    ///
    /// - Parameter target: a hash of where it leads.
    public func disable(
        channel: String, reason: String, target: Int64, now: Timestamp
    ) throws(LedgerError) {
        try write { try OutboxRows(db: $0).disable(channel: channel, reason: reason, target: target, now: now) }
    }

    /// Lets a channel be tried again.
    public func enable(channel: String) throws(LedgerError) {
        try write { try OutboxRows(db: $0).enable(channel: channel) }
    }

    /// How the channels have done.
    public func channelRecords() throws(LedgerError) -> [ChannelRecord] {
        try read { try OutboxRows(db: $0).channels() }
    }

    /// How many messages wait in each channel, and when the oldest of them was decided. Channels without any are left out.
    public func outboxDepths() throws(LedgerError) -> [ChannelDepth] {
        try read { try OutboxRows(db: $0).depths() }
    }
}
