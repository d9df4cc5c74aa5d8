/// All keys of the settings with what they are, mapping by mapping.
public enum SettingsReference {
    /// The keys of a mapping, in the order in which they are best told.
    public struct Table: Sendable, Encodable {
        /// The name of the mapping, by its place: `root`, `archive.rotate`, `budgets`.
        public let name: String
        /// Its keys.
        public let rows: [Row]
    }

    /// A key.
    public struct Row: Sendable, Encodable {
        /// The key.
        public let key: String
        /// What it is.
        public let help: KeyHelp
    }

    /// The tables.
    public static let tables = [
        table("root", RootKey.self), table("tls", TLSKey.self), table("caps", CapKey.self),
        table("display_currency", CurrencyKey.self),
        table("sources", SourceKey.self), table("journald", JournalKey.self), table("fields", FieldKey.self),
        table("when", ConditionKey.self), table("tests", TestKey.self),
        table("prices", PricesKey.self), table("prices.models", ModelPriceKey.self),
        table("prices.discounts", DiscountKey.self),
        table("webhooks", WebhookKey.self),
        table("budgets", BudgetKey.self), table("budgets.forecast", ForecastKey.self),
        table("budgets.burn_rate", BurnRateKey.self),
        table("alerts", AlertsKey.self), table("alerts.digest", DigestKey.self),
        table("alerts.unpriced", UnpricedKey.self), table("alerts.silence", AfterKey.self),
        table("alerts.moderation", FlaggedKey.self), table("alerts.error_ratio", ErrorRatioKey.self),
        table("archive", ArchiveKey.self), table("archive.rotate", RotateKey.self),
        table("archive.redact", RedactKey.self), table("archive.redact.patterns", PatternKey.self),
        table("guardrails", GuardKey.self), table("guardrails.patterns", GuardPatternKey.self),
        table("moderation", ModerationKey.self),
    ]

    private static func table<Key: SettingsKey>(_ name: String, _: Key.Type) -> Table {
        Table(name: name, rows: Key.allCases.map { Row(key: $0.rawValue, help: $0.help) })
    }
}
