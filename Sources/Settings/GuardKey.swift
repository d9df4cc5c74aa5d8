/// The keys of `guardrails`.
enum GuardKey: String, SettingsKey {
    case input
    case output
    case flag
    case block
    case maximumCharacters = "max_characters"
    case maximumTokens = "max_tokens"
    case disable
    case patterns
    case trustedHosts = "trusted_hosts"
    case language
}

/// The keys of a pattern of `guardrails`.
enum GuardPatternKey: String, SettingsKey {
    case name
    case pattern
    case score
}
