public import UsageModel

/// What is remembered of an alert, so that it is told once.
public struct AlertRecord: Hashable, Sendable {
    /// How far it got.
    public enum State: Int, Sendable {
        /// It was told, and is not over.
        case firing
        /// It is over.
        case resolved
        /// It will not be told: a higher threshold was, at the same time or before.
        case covered
    }

    /// What the alert is of.
    public enum Kind: String, Sendable {
        case threshold
        case forecast = "forecast_exceeds"
        case burnRate = "burn_rate"
        case unpriced = "unpriced_tokens"
        case silence
        case errorRatio = "error_ratio"
        case archive = "archive_stopped"
        case flagged = "moderation_flagged"
        case digest = "daily_digest"
    }

    /// Unique.
    public var key: String
    /// The budget's name, or the kind of an alert that belongs to none.
    public var subject: String
    /// The values of the scope; empty for all.
    public var scope: [String]
    /// The period; of an alert without one the time from its begin on.
    public var span: BudgetSpan
    /// The kind.
    public var kind: Kind
    /// The threshold's amount, or the limit that a forecast exceeds, or the flagged texts that have been told of.
    public var amount: Int128
    /// How far it got.
    public var state: State
    /// When it was decided.
    public var startsAt: Timestamp
    /// What was told; `nil` where nothing was.
    public var alert: Alert?
    /// Whom it was told.
    public var channels: [String]

    /// Makes a record.
    public init(
        key: String, subject: String, scope: [String], span: BudgetSpan, kind: Kind, amount: Int128, state: State,
        startsAt: Timestamp, alert: Alert?, channels: [String]
    ) {
        self.key = key
        self.subject = subject
        self.scope = scope
        self.span = span
        self.kind = kind
        self.amount = amount
        self.state = state
        self.startsAt = startsAt
        self.alert = alert
        self.channels = channels
    }
}
