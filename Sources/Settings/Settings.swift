public import Budgets
public import Pricing
public import UsageModel

/// What a user can set, in the form that the daemon works with; `docs/settings.md` describes each key.
public struct Settings: Sendable, Equatable {
    /// The folder of the ledger, as it was written.
    public var stateDirectory = "./tailmeter-state"
    /// Where the HTTP listener binds.
    public var listen = ListenAddress.standard
    /// The name of the environment variable that holds the bearer token. Never the token itself.
    public var tokenVariable: String?
    /// Names that clients may call the listener by in `Host`, beside addresses and `localhost`.
    public var listenHosts: [String] = []
    /// How many connections the listener has open at a time.
    public var maximumConnections = 1_000
    /// The files for TLS; `nil` where the listener speaks plain HTTP.
    public var tls: TLSFiles?
    /// Whether `POST /-/reload` takes over the settings anew.
    public var reloadsByHTTP = false
    /// How many seconds the daemon may take to stop.
    public var shutdownTimeout = 10.0
    /// The zone of days in reports, and of timestamps that name none.
    public var zone = CivilZone.system
    /// A currency that reports show beside dollars; `nil` where they show dollars alone.
    public var displayCurrency: DisplayCurrency?
    /// Whether files that exist at the first start are read from their end.
    public var startsAtEnd = false
    /// A line of more bytes than this is passed over and counted.
    public var maximumLineBytes = 16 << 20
    /// How many seconds a rotated file is followed after it last grew.
    public var rotateWait = 60.0
    /// The upper bounds of the buckets of request durations.
    public var latencyBounds = DurationHistogram.Bounds.standard
    /// How many models are told apart before further ones count as `other`.
    public var modelCap = 200
    /// How many values of a label are told apart.
    public var labelValueCap = 1_000
    /// How many combinations of label values are told apart in a day.
    public var labelSetCap = 10_000
    /// The user's own prices, aliases and discounts.
    public var prices = PriceOverrides()
    /// A file of prices that go before those of the built-in book, as it was written.
    public var priceFile: String?
    /// Where alerts go, in the order of the file.
    public var webhooks: [Webhook] = []
    /// The logs to tail, in the order of the file.
    public var sources: [Source] = []
    /// What may be spent, in the order of the file.
    public var budgets: [Budget] = []
    /// The archive; `nil` where none is kept.
    public var archive: Archive?
    /// What guards look for in the logged traffic; `nil` where nobody looks at that.
    public var guards: Guards?
    /// Which texts a model is asked about; `nil` where none is.
    public var moderation: Moderation?
    /// Alerts that belong to no budget.
    public var alertRules = AlertRules()

    /// Makes the defaults, in the zone of the system and without sources.
    public init() {}
}
