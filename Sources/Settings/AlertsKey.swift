/// The keys of `alerts`.
enum AlertsKey: String, SettingsKey {
    case digest
    case unpriced
    case silence
    case errorRatio = "error_ratio"
    case archive
    case moderation
}

/// The keys of `alerts.digest`.
enum DigestKey: String, SettingsKey {
    case at
    case timezone
    case by
    case notify
}

/// The keys of `alerts.unpriced`.
enum UnpricedKey: String, SettingsKey {
    case tokens
    case timezone
    case notify
}

/// The keys of `alerts.silence` and `alerts.archive`.
enum AfterKey: String, SettingsKey {
    case after
    case notify
}

/// The keys of `alerts.moderation`.
enum FlaggedKey: String, SettingsKey {
    case count
    case quiet
    case notify
}

/// The keys of `alerts.error_ratio`.
enum ErrorRatioKey: String, SettingsKey {
    case above
    case over
    case minimumRequests = "min_requests"
    case notify
}
