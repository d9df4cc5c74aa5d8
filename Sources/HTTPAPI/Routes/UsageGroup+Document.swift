import UsageModel

extension UsageGroup {
    /// Members of the JSON API: those of `analyze --format json`, and what has no price.
    var documentMembers: [(String, String)] {
        members(behindCost: [("unpriced_tokens", "\(totals.unpricedTokens)")])
    }
}
