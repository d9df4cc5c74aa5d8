import Logging
import UsageModel

/// What a channel's log says: the first failure, and then rarely.
struct DeliveryLog {
    private static let interval = 3_600.0

    private let channel: String
    private let logger: Logger
    private var lastFailure: Timestamp?
    /// Whether the failure stands in the log, and nothing after it.
    private var isFailureSaid = false
    private var lastGivenUp: Timestamp?
    private var unsaid = 0
    private var hasLedgerTrouble = false

    init(channel: String, logger: Logger) {
        self.channel = channel
        self.logger = logger
    }

    mutating func noteFailure(_ error: String, now: Timestamp) {
        if let lastFailure, now < lastFailure + Self.interval { return }
        lastFailure = now
        isFailureSaid = true
        logger.warning("webhook '\(channel)' failed: \(error). It is tried again, and this is said once an hour")
    }

    mutating func noteDelivery() {
        guard isFailureSaid else { return }
        isFailureSaid = false
        logger.notice("webhook '\(channel)' works again")
    }

    func noteDisabled(_ error: String) {
        logger.error(
            """
            webhook '\(channel)' is disabled: \(error). The receiver wants no more; give it another URL, or run \
            'tailmeter alert enable \(channel)'
            """)
    }

    func noteEnabled() {
        logger.notice("webhook '\(channel)' leads elsewhere now and is enabled again")
    }

    mutating func noteGivenUp(_ reason: String, now: Timestamp) {
        unsaid += 1
        if let lastGivenUp, now < lastGivenUp + 60 { return }
        lastGivenUp = now
        logger.error("webhook '\(channel)': \(unsaid) message\(unsaid == 1 ? "" : "s") given up: \(reason)")
        unsaid = 0
    }

    mutating func noteLedgerTrouble(_ error: any Error) {
        if !hasLedgerTrouble { logger.error("webhook '\(channel)': the outbox can't be used: \(error)") }
        hasLedgerTrouble = true
    }

    mutating func noteLedgerWorks() {
        hasLedgerTrouble = false
    }
}
