import UsageModel

/// A row of LiteLLM's map.
struct LiteLLMRow {
    /// A value in a row, as far as prices need it.
    enum Value: Decodable {
        case number(Double)
        case text(String)
        case object([String: Value])
        case list([Value])
        case other

        init(from decoder: any Decoder) throws {
            if let container = try? decoder.singleValueContainer() {
                if let number = try? container.decode(Double.self) {
                    self = .number(number)
                    return
                }
                if let text = try? container.decode(String.self) {
                    self = .text(text)
                    return
                }
                if let object = try? container.decode([String: Value].self) {
                    self = .object(object)
                    return
                }
                if let list = try? container.decode([Value].self) {
                    self = .list(list)
                    return
                }
            }
            self = .other
        }
    }

    /// A row, or something else in its place.
    enum Content: Decodable {
        case fields([String: Value])
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode([String: Value].self)).map { .fields($0) } ?? .other
        }
    }

    /// A field that has no price in it.
    struct BadField: Error, CustomStringConvertible {
        let description: String
    }

    let key: String
    let fields: [String: Value]

    /// Modes that are billed by tokens.
    private static let modes: Set<String> = [
        "chat", "completion", "responses", "embedding", "realtime", "image_generation", "image_edit",
        "audio_transcription", "audio_speech",
    ]

    /// What can be billed beside tokens: their price alone would be too low.
    private static let otherUnits = [
        "input_cost_per_request", "input_cost_per_character", "output_cost_per_character", "input_cost_per_second",
        "output_cost_per_second", "tiered_pricing", "input_cost_per_query",
    ]

    /// Provider and model; `nil` for a row that is passed over.
    var name: (provider: String, model: String)? {
        guard case .text(let host)? = fields["litellm_provider"] else { return nil }
        let provider = host.hasPrefix("vertex_ai") ? "vertex_ai" : ProviderName.known(host)
        guard let provider, Self.modes.contains(text("mode") ?? "chat") else { return nil }
        guard !Self.otherUnits.contains(where: { fields[$0] != nil }), !hasUnknownHours else { return nil }
        let first = key.split(separator: "/").first ?? ""
        let name = ModelName(logged: ProviderName.known(first) == provider ? key : "\(provider)/\(key)")
        guard name.provider == provider, !name.model.contains(where: { $0 == " " || $0 == "|" }) else { return nil }
        return (provider, name.region.map { "\($0).\(name.model)" } ?? name.model)
    }

    /// The prices from `since` on; `nil` for a row without a price of tokens.
    func period(from since: Timestamp) throws(BadField) -> PricePeriod? {
        guard let standard = try prices(suffix: ""), standard.prices.input > 0 else { return nil }
        var period = PricePeriod(
            from: since, prices: standard.prices, longContext: standard.longContext, media: standard.media)
        let suffixes: [(tier: ServiceTier, suffix: String)] = [
            (.batch, "_batches"), (.flex, "_flex"), (.priority, "_priority"),
        ]
        for (tier, suffix) in suffixes {
            guard var prices = try prices(suffix: suffix) else { continue }
            // What has a price of its own at the standard tier and none here is not known.
            for (classes, field) in Self.cacheFields where fields[field] != nil && fields[field + suffix] == nil {
                prices.unlisted.insert(classes)
            }
            period.tiers[tier] = prices
        }
        if case .object(let entry)? = fields["provider_specific_entry"] {
            if let fast = Self.factor(entry["fast"]), !period.addTier(.fast, factor: fast) {
                throw BadField(description: "fast gives prices that are no whole number of 1e-12 dollars a token")
            }
            period.regional = Self.factor(entry["us"])
        }
        period.regional = period.regional ?? Self.factor(fields["regional_endpoint_uplift_multiplier"])
        period.regional = period.regional ?? Self.factor(fields["regional_processing_uplift_multiplier_us"])
        if name?.provider == "bedrock" { period.regional = period.regional ?? .one }
        if case .object(let sizes)? = fields["search_context_cost_per_query"] {
            let prices = Set(try sizes.map { (size, value) throws(BadField) in try Self.picoDollars(size, value) })
            if prices.count == 1 { period.webSearch = prices.first }
        }
        return period
    }

    private static let cacheFields: [(TokenClasses, String)] = [
        (.cacheRead, "cache_read_input_token_cost"), (.cacheWrite5m, "cache_creation_input_token_cost"),
        (.cacheWrite1h, "cache_creation_input_token_cost_above_1hr"),
    ]

    /// The prices whose fields end in `suffix`, and those above a threshold.
    private func prices(suffix: String) throws(BadField) -> TierPrices? {
        guard let prices = try tokenPrices(suffix) else { return nil }
        var tier = TierPrices(prices: prices.tokens, media: prices.media)
        guard let threshold = thresholds(suffix).min(),
            let long = try tokenPrices("_above_\(threshold)k_tokens\(suffix)")
        else { return tier }
        tier.longContext = LongContextPrices(
            // xAI bills the threshold itself as long.
            aboveInputTokens: threshold * 1_000 - (name?.provider == "xai" ? 1 : 0), prices: long.tokens,
            media: long.media,
            unlisted: unlisted(above: "_above_\(threshold)k_tokens\(suffix)"))
        return tier
    }

    private func unlisted(above suffix: String) -> TokenClasses {
        var classes: TokenClasses = []
        for (tokens, field) in Self.cacheFields where fields[field] != nil && fields[field + suffix] == nil {
            classes.insert(tokens)
        }
        return classes
    }

    /// The numbers of thousands in `input_cost_per_token_above_200k_tokens`.
    private func thresholds(_ suffix: String) -> [Int64] {
        fields.keys.compactMap { field in
            let beginning = "input_cost_per_token_above_"
            let ending = "k_tokens\(suffix)"
            guard field.hasPrefix(beginning), field.hasSuffix(ending) else { return nil }
            return DecimalFigure.scaled(field.dropFirst(beginning.count).dropLast(ending.count), decimals: 0)
        }
    }

    private func tokenPrices(_ suffix: String) throws(BadField) -> (tokens: TokenPrices, media: MediaPrices)? {
        let isEmbedding = text("mode") == "embedding"
        guard let input = try price("input_cost_per_token", suffix) else { return nil }
        guard let output = try price("output_cost_per_token", suffix) ?? (isEmbedding ? 0 : nil) else { return nil }
        let write = try price("cache_creation_input_token_cost", suffix)
        // OpenAI has one cache, whatever its life is called.
        let longWrite = name.map { $0.provider == "openai" || $0.provider == "azure" } ?? false ? write : nil
        let tokens = TokenPrices(
            input: input, output: output,
            cacheRead: try price("cache_read_input_token_cost", suffix) ?? input, cacheWrite5m: write ?? input,
            cacheWrite1h: try price("cache_creation_input_token_cost_above_1hr", suffix) ?? longWrite ?? input,
            reasoning: try price("output_cost_per_reasoning_token", suffix))
        let audio = try price("input_cost_per_audio_token", suffix)
        return (
            tokens,
            MediaPrices(
                audioInput: audio, audioCacheRead: try price("cache_read_input_audio_token_cost", suffix) ?? audio,
                audioOutput: try price("output_cost_per_audio_token", suffix),
                imageInput: try price("input_cost_per_image_token", suffix),
                imageOutput: try price("output_cost_per_image_token", suffix))
        )
    }

    private func price(_ field: String, _ suffix: String) throws(BadField) -> Int64? {
        guard let value = fields[field + suffix] else { return nil }
        if case .other = value { return nil }
        return try Self.picoDollars(field + suffix, value)
    }

    /// The map's floating-point dollars in pico-dollars.
    ///
    /// Twelve decimals have to be all: more is an error and not rounded. What is further off a whole number than the noise of
    /// one multiplication (`1.1000000000000001e-06`) has more.
    static func picoDollars(_ field: String, _ value: Value) throws(BadField) -> Int64 {
        guard case .number(let dollars) = value, dollars.isFinite, dollars >= 0, dollars < 1_000 else {
            throw BadField(description: "\(field) is no price in dollars")
        }
        let scaled = dollars * 1e12
        let whole = scaled.rounded()
        guard (scaled - whole).magnitude <= whole * 1e-12 else {
            throw BadField(description: "\(field) is \(dollars), more than twelve decimals of a dollar")
        }
        return Int64(whole)
    }

    private static func factor(_ value: Value?) -> PriceFactor? {
        guard case .number(let number)? = value else { return nil }
        return PriceFactor("\(number)")
    }

    private func text(_ field: String) -> String? {
        guard case .text(let text)? = fields[field] else { return nil }
        return text
    }
}
