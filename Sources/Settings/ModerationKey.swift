/// The keys of `moderation`.
enum ModerationKey: String, SettingsKey {
    case sample
    case model
    case provider
    case baseURL = "base_url"
    case keyVariable = "api_key_env"
    case keyFile = "api_key_file"
    case keyHeader = "key_header"
    case apiVersion = "api_version"
    case dailyDollars = "daily_usd"
    case timezone
    case requestsPerMinute = "requests_per_minute"
    case maximumConcurrent = "max_concurrent"
    case texts
    case only
    case user
    case queue
    case annotate
    case onFailure = "on_failure"
}
