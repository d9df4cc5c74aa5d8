import UsageModel

/// The keys of `prices`.
enum PricesKey: String, SettingsKey {
    case file
    case models
    case aliases
    case discounts
}

/// The keys of one of `prices.models`.
enum ModelPriceKey: String, SettingsKey {
    case name
    case provider
    case since
    case input
    case output
    case cacheRead = "cache_read"
    case cacheWrite = "cache_write"
    case cacheWrite1h = "cache_write_1h"
    case reasoning
    case audioInput = "audio_input"
    case audioOutput = "audio_output"
    case imageInput = "image_input"
    case imageOutput = "image_output"
    case webSearch = "web_search"
    case batch
    case flex
    case priority
    case fast

    /// The tier that the key has a factor of.
    var tier: ServiceTier? {
        switch self {
        case .batch: .batch
        case .flex: .flex
        case .priority: .priority
        case .fast: .fast
        default: nil
        }
    }
}

/// The keys of one of `prices.discounts`.
enum DiscountKey: String, SettingsKey {
    case provider
    case model
    case factor
}
