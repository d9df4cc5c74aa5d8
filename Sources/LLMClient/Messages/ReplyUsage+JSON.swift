import UsageModel

extension ReplyUsage {
    /// The `usage` of the Messages API: its input classes don't overlap, thinking is a part of the output.
    init(json: JSONValue) throws(InvalidAnswer) {
        guard var members = json.members else { throw InvalidAnswer(message: "the usage is no object") }
        let counts = try TokenCounts(json)
        let creation = try counts.counts("cache_creation")
        let written1h = try creation.count("ephemeral_1h_input_tokens")
        let written5m = try creation.count("ephemeral_5m_input_tokens")
        let written = try counts.count("cache_creation_input_tokens")
        let output = try counts.count("output_tokens")
        let thinking = try counts.counts("output_tokens_details").count("thinking_tokens")
        let tokens = TokenUsage(
            input: try counts.count("input_tokens"), output: output,
            cacheRead: try counts.count("cache_read_input_tokens"),
            // A sum that is more than its parts has parts whose lifetime is not told.
            cacheWrite5m: max(written5m, written - written1h), cacheWrite1h: written1h,
            reasoning: min(thinking, output))
        var billing = BillingDetails()
        billing.webSearches = try counts.counts("server_tool_use").count("web_search_requests")
        if let region = members["inference_geo"]?.string { billing.isRegional = Self.isRegion(region) }
        for name in [
            "input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "cache_creation",
        ] {
            members[name] = nil
        }
        if let tier = Self.tier(members["service_tier"]?.string, speed: members["speed"]?.string) {
            billing.tier = tier
        }
        self.init(tokens: tokens, billing: billing, other: members)
    }

    /// `not_available` stands where a model knows no regions.
    private static func isRegion(_ name: String) -> Bool {
        !["", "global", "not_available"].contains(name)
    }

    private static func tier(_ name: String?, speed: String?) -> ServiceTier? {
        switch name {
        case "batch": .batch
        case "priority": .priority
        default: speed == "fast" ? .fast : nil
        }
    }
}
