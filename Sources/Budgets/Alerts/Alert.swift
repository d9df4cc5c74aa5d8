public import UsageModel

/// Something that people are told through a channel: what happened, in figures. The words are the channel's.
public struct Alert: Hashable, Codable, Sendable {
    /// Whether it begins or is over.
    public enum State: String, Codable, Sendable {
        case firing, resolved
    }

    /// How much it matters.
    public enum Severity: String, Codable, Sendable {
        case info, warning, critical
    }

    /// What it is about.
    public enum Subject: Hashable, Codable, Sendable {
        /// A budget has crossed a threshold.
        case threshold(BudgetStanding, ThresholdCrossing)
        /// At the pace so far a budget will not last.
        case forecast(BudgetStanding, BudgetForecast)
        /// A budget is spent much faster than it could be.
        case burnRate(BudgetStanding, BurnRate)
        /// What was spent on a day.
        case digest(Digest)
        /// Tokens without a price: no budget knows their cost.
        case unpriced(UnpricedTokens)
        /// No records come, though they used to.
        case silence(Silence)
        /// Too many attempts fail.
        case errorRatio(ErrorRatio)
        /// Lines are counted and not archived.
        case archive(ArchiveStop)
        /// Texts are harmful.
        case flagged(FlaggedTexts)
        /// Somebody tries the channel.
        case test
    }

    /// The id of this message: the same for every channel, attempt and restart.
    public var id: String
    /// What firing and resolution have in common.
    public var key: String
    /// Whether it begins or is over.
    public var state: State
    /// How much it matters.
    public var severity: Severity
    /// When this was decided.
    public var time: Timestamp
    /// When it began to fire.
    public var startsAt: Timestamp
    /// When it ends by itself, or has ended; `nil` where that is not known.
    public var endsAt: Timestamp?
    /// The machine whose logs these are.
    public var host: String
    /// What it is about.
    public var subject: Subject

    /// Makes an alert.
    public init(
        id: String, key: String, state: State, severity: Severity, time: Timestamp, startsAt: Timestamp,
        endsAt: Timestamp?, host: String, subject: Subject
    ) {
        self.id = id
        self.key = key
        self.state = state
        self.severity = severity
        self.time = time
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.host = host
        self.subject = subject
    }

    /// The kind's name, as in `type` of a webhook's body.
    public var kind: String {
        switch subject {
        case .threshold: "budget_threshold"
        case .forecast: "forecast_exceeds"
        case .burnRate: "burn_rate"
        case .digest: "daily_digest"
        case .unpriced: "unpriced_tokens"
        case .silence: "silence"
        case .errorRatio: "error_ratio"
        case .archive: "archive_stopped"
        case .flagged: "moderation_flagged"
        case .test: "test"
        }
    }

    /// The budget that it is about, if any.
    public var standing: BudgetStanding? {
        switch subject {
        case .threshold(let standing, _), .forecast(let standing, _), .burnRate(let standing, _): standing
        case .digest, .unpriced, .silence, .errorRatio, .archive, .flagged, .test: nil
        }
    }
}
