/// A set of keys that a mapping in the settings can have.
protocol SettingsKey: RawRepresentable<String>, CaseIterable, Sendable {}

/// The keys at the top.
enum RootKey: String, SettingsKey {
    case stateDirectory = "state_dir"
    case listen
    case tokenVariable = "token_env"
    case listenHosts = "listen_hosts"
    case maximumConnections = "max_connections"
    case tls
    case reloadsByHTTP = "http_reload"
    case shutdownTimeout = "shutdown_timeout"
    case timezone
    case displayCurrency = "display_currency"
    case from
    case maximumLineBytes = "max_line_bytes"
    case rotateWait = "rotate_wait"
    case latencyBuckets = "latency_buckets"
    case caps
    case prices
    case sources
    case budgets
    case alerts
    case webhooks
    case archive
    case guardrails
    case moderation
}

/// The keys of `tls`.
enum TLSKey: String, SettingsKey {
    case certificate
    case key
    case clientAuthority = "client_ca"
}

/// The keys of `display_currency`.
enum CurrencyKey: String, SettingsKey {
    case code
    case perDollar = "per_usd"
}

/// The keys of `caps`.
enum CapKey: String, SettingsKey {
    case models
    case labelValues = "label_values"
    case labelSets = "label_sets"
}

/// The keys of a source.
enum SourceKey: String, SettingsKey {
    case file
    case journald
    case preset
    case cost
    case timezone
    case multiline
    case labels
    case containerLabels = "container_labels"
    case fields
    case when
    case inputIncludesCache = "input_includes_cache"
    case tests
    case backlog
}

/// The keys of `journald`.
enum JournalKey: String, SettingsKey {
    case name
    case unit
    case userUnit = "user_unit"
    case identifier
    case match
    case fields
    case directory
    case file
    case namespace
    case scope
}

/// The keys of a field of a user's own shape.
enum FieldKey: String, SettingsKey {
    case path
    case unit
    case value
}

/// The keys of `when`.
enum ConditionKey: String, SettingsKey {
    case path
    case `is`
}

/// The keys of a test.
enum TestKey: String, SettingsKey {
    case line
    case expect
}

/// The keys of a webhook.
enum WebhookKey: String, SettingsKey {
    case format
    case url
    case urlVariable = "url_env"
    case urlFile = "url_file"
    case secretVariable = "secret_env"
    case secretFile = "secret_file"
    case routingKeyVariable = "routing_key_env"
    case routingKeyFile = "routing_key_file"
    case tokenVariable = "token_env"
    case tokenFile = "token_file"
    case headers
    case language
    case sendsResolved = "send_resolved"
    case allowsPrivate = "allow_private"
    case authorityFile = "ca_file"
    case timeout
    case maximumAge = "max_age"
    case body
    case contentType = "content_type"
}
