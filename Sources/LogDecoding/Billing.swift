import CRecordScanner
import UsageModel

/// Reads what the price of a request depends on beside its token classes.
enum Billing {
    /// The fields of which any makes a line worth a look here.
    static let fields: UInt64 = [
        RecordField.serviceTier, .speed, .region, .webSearches, .audioInputTokens, .audioCacheReadTokens,
        .audioOutputTokens, .imageInputTokens, .imageOutputTokens, .inputModalities, .cacheModalities,
        .outputModalities,
    ].reduce(0) { $0 | $1.bit }

    /// The line's details; `nil` where it names a tier that is not known, so that no price could be right.
    @inline(never)
    static func details(_ line: LineFields, _ usage: TokenUsage) -> BillingDetails? {
        var details = BillingDetails()
        guard let tier = tier(line) else { return nil }
        details.tier = tier
        if let region = line.text(.region), region.count > 0, !region.equals("global"), !region.equals("not_available")
        {
            details.isRegional = true
        }
        details.webSearches = count(line, .webSearches)
        audio(line, usage, &details)
        details.imageInput = min(
            usage.input,
            count(line, .imageInputTokens)
                + max(
                    0,
                    ListedTokens.tokens(of: "IMAGE", in: line.value(.inputModalities))
                        - ListedTokens.tokens(of: "IMAGE", in: line.value(.cacheModalities))))
        details.imageOutput = min(
            usage.output,
            count(line, .imageOutputTokens) + ListedTokens.tokens(of: "IMAGE", in: line.value(.outputModalities)))
        return details
    }

    /// The shapes count audio with what came from a cache; most do not say how much of it did. As much as can be counts as
    /// not from the cache, which is exact where nothing is cached.
    private static func audio(_ line: LineFields, _ usage: TokenUsage, _ details: inout BillingDetails) {
        let all =
            count(line, .audioInputTokens) + ListedTokens.tokens(of: "AUDIO", in: line.value(.inputModalities))
        let cached =
            count(line, .audioCacheReadTokens) + ListedTokens.tokens(of: "AUDIO", in: line.value(.cacheModalities))
        details.audioInput = min(usage.input, max(0, all - cached))
        details.audioCacheRead = min(usage.cacheRead, all - details.audioInput)
        details.audioOutput = min(
            usage.output,
            count(line, .audioOutputTokens) + ListedTokens.tokens(of: "AUDIO", in: line.value(.outputModalities)))
    }

    private static func count(_ line: LineFields, _ field: RecordField) -> Int64 {
        if case .tokens(let tokens) = TokenCounts.count(line, field) { return tokens }
        return 0
    }

    /// The names of tiers in the APIs of Anthropic, OpenAI, Google (`trafficType` too) and Bedrock. OpenAI's `scale`, Bedrock's
    /// `reserved` and Google's provisioned throughput are bought in advance: their tokens have no price here. `auto` is
    /// what was asked for, and by the documents of OpenAI and Anthropic the standard tier unless the account has another.
    private static func tier(_ line: LineFields) -> ServiceTier? {
        var tier = ServiceTier.standard
        if let value = line.value(.serviceTier), !value.isNull {
            guard value.isString, value.length <= 64 else { return nil }
            // As nearly all lines have it: no text of its own is made of it.
            let isPlain = value.text.equals("standard") || value.text.equals("default")
            let name = isPlain ? "standard" : String(decoding: value.text, as: UTF8.self).lowercased()
            // Google's enumeration in full: `SERVICE_TIER_FLEX`.
            switch name.hasPrefix("service_tier_") ? name.dropFirst("service_tier_".count) : name[...] {
            case "", "standard", "default", "auto", "on_demand", "unspecified", "traffic_type_unspecified",
                "standard_only":
                break
            case "batch": tier = .batch
            case "flex", "on_demand_flex": tier = .flex
            case "priority", "on_demand_priority": tier = .priority
            default: return nil
            }
        }
        if let speed = line.text(.speed) {
            if speed.equals("fast") {
                guard tier == .standard else { return nil }
                return .fast
            }
            guard speed.isEmpty || speed.equals("standard") else { return nil }
        }
        return tier
    }
}
