public import UsageModel

/// Alerts that belong to no budget; each is off unless the settings name it.
public struct AlertRules: Sendable, Equatable {
    /// The daily digest.
    public struct DigestRule: Sendable, Equatable {
        /// When it is sent, in minutes after the day's start by the clock.
        public var minuteOfDay: Int
        /// The zone of days and of the clock.
        public var zone: CivilZone
        /// The labels by which it breaks down, beside the model.
        public var labels: [String]
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(minuteOfDay: Int = 540, zone: CivilZone, labels: [String] = [], channels: [String]) {
            self.minuteOfDay = minuteOfDay
            self.zone = zone
            self.labels = labels
            self.channels = channels
        }
    }

    /// Tokens without a price, told once a day and model.
    public struct UnpricedRule: Sendable, Equatable {
        /// From how many tokens of a model on in a day.
        public var tokens: Int64
        /// The zone of days.
        public var zone: CivilZone
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(tokens: Int64 = 1, zone: CivilZone, channels: [String]) {
            self.tokens = tokens
            self.zone = zone
            self.channels = channels
        }
    }

    /// No records, though there used to be.
    public struct SilenceRule: Sendable, Equatable {
        /// After how many seconds.
        public var seconds: Int64
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(seconds: Int64 = 3_600, channels: [String]) {
            self.seconds = seconds
            self.channels = channels
        }
    }

    /// An archive that stands still: its disk is full, or not there.
    public struct ArchiveRule: Sendable, Equatable {
        /// After how many seconds.
        public var seconds: Int64
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(seconds: Int64 = 300, channels: [String]) {
            self.seconds = seconds
            self.channels = channels
        }
    }

    /// Texts that moderation holds harmful.
    public struct FlaggedRule: Sendable, Equatable {
        /// From how many on.
        public var count: Int64
        /// It is over when so many seconds passed without another.
        public var quietSeconds: Int64
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(count: Int64 = 1, quietSeconds: Int64 = 3_600, channels: [String]) {
            self.count = count
            self.quietSeconds = quietSeconds
            self.channels = channels
        }
    }

    /// Failed attempts.
    public struct ErrorRatioRule: Sendable, Equatable {
        /// From which share on, in hundredths of a percent.
        public var hundredths: Int64
        /// Over how many seconds.
        public var seconds: Int64
        /// With how many attempts at the least.
        public var minimumRequests: Int64
        /// The channels that are told.
        public var channels: [String]

        /// Makes a rule.
        public init(
            hundredths: Int64 = 500, seconds: Int64 = 600, minimumRequests: Int64 = 20, channels: [String]
        ) {
            self.hundredths = hundredths
            self.seconds = seconds
            self.minimumRequests = minimumRequests
            self.channels = channels
        }
    }

    /// The daily digest.
    public var digest: DigestRule?
    /// Tokens without a price.
    public var unpriced: UnpricedRule?
    /// No records.
    public var silence: SilenceRule?
    /// When an archive stands still.
    public var archive: ArchiveRule?
    /// Texts that are harmful.
    public var flagged: FlaggedRule?
    /// Failed attempts.
    public var errorRatio: ErrorRatioRule?

    /// Makes rules that tell nothing.
    public init() {}
}
