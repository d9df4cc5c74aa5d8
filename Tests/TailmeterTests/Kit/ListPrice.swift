/// List prices, written down here once more so that costs are worked out without the price book.
///
/// Sources: the price pages of Anthropic (<https://platform.claude.com/docs/en/about-claude/pricing>) and OpenAI
/// (<https://platform.openai.com/docs/pricing>), November 2026.
struct ListPrice {
    /// Pico-dollars a token, which is dollars a million tokens times 1,000,000.
    let input: Int
    let output: Int
    let cacheRead: Int
    var cacheWrite5m = 0
    var cacheWrite1h = 0

    static let byModel: [String: ListPrice] = [
        "claude-opus-4-5-20251101": ListPrice(
            input: 5_000_000, output: 25_000_000, cacheRead: 500_000, cacheWrite5m: 6_250_000, cacheWrite1h: 10_000_000),
        "claude-sonnet-4-20250514": ListPrice(
            input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite5m: 3_750_000, cacheWrite1h: 6_000_000),
        "claude-haiku-4-5-20251001": ListPrice(
            input: 1_000_000, output: 5_000_000, cacheRead: 100_000, cacheWrite5m: 1_250_000, cacheWrite1h: 2_000_000),
        "gpt-4o": ListPrice(input: 2_500_000, output: 10_000_000, cacheRead: 1_250_000),
        "gpt-4o-mini": ListPrice(input: 150_000, output: 600_000, cacheRead: 75_000),
        "gpt-5": ListPrice(input: 1_250_000, output: 10_000_000, cacheRead: 125_000),
        "gpt-5-mini": ListPrice(input: 250_000, output: 2_000_000, cacheRead: 25_000),
        "o3-mini": ListPrice(input: 1_100_000, output: 4_400_000, cacheRead: 550_000),
    ]
}
