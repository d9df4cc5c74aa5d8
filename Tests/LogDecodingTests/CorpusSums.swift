import LogDecoding
import Pricing
import Testing
import UsageModel

/// Sums by model over a corpus file, as the pipeline makes them: a repeat of a request counts once, a revision replaces.
struct CorpusSums {
    struct Sums {
        var success = UsageTotals()
        var error = UsageTotals()
        var withoutUsage: Int64 = 0
        var statuses: [RequestStatus: Int64] = [:]
    }

    var models: [String: Sums] = [:]
    var counts = LineCounts()
    var repeats: Int64 = 0
    var records: [UsageRecord] = []

    init(_ bytes: [UInt8], preset: String) throws {
        var decoder = try BlockDecoder(plan: DecodingPlan(preset: try #require(Preset.named(preset))))
        var context = freshContext()
        let decoded = try decoder.decoded(bytes, context: &context)
        counts = decoded.counts
        // Of a revised request the last record counts, at the place of its first.
        var places: [UInt64: Int] = [:]
        var kept: [Decoded.Request] = []
        for request in decoded.requests {
            let key = request.record.requestKey
            if key != 0, let place = places[key] {
                repeats += 1
                if request.record.revises { kept[place] = request }
                continue
            }
            if key != 0 { places[key] = kept.count }
            kept.append(request)
        }
        records = kept.map(\.record)
        for request in kept {
            if request.record.status == .success {
                models[request.model, default: Sums()].success.add(request.record)
                if !request.record.hasUsage { models[request.model, default: Sums()].withoutUsage += 1 }
            } else {
                models[request.model, default: Sums()].error.add(request.record)
                models[request.model, default: Sums()].statuses[request.record.status, default: 0] += 1
            }
        }
    }
}

/// What a fake provider delivered, in the corpus's `expected.json`.
struct Delivered: Decodable {
    let requests: Int64
    let input: Int64
    let output: Int64
    let cached: Int64?
    let reasoning: Int64?
    let cacheCreation: Int64?
    let cacheRead: Int64?
    let cacheCreation5m: Int64?
    let cacheCreation1h: Int64?

    enum CodingKeys: String, CodingKey {
        case requests, input, output, cached, reasoning
        case cacheCreation = "cache_creation"
        case cacheRead = "cache_read"
        case cacheCreation5m = "cache_creation_5m"
        case cacheCreation1h = "cache_creation_1h"
    }

    /// The usage in classes, where `input` includes what is cached (OpenAI).
    var openAI: TokenUsage {
        TokenUsage(
            input: input - (cached ?? 0), output: output, cacheRead: cached ?? 0, reasoning: reasoning ?? 0)
    }

    /// The usage in classes, where `input` excludes cache (Anthropic).
    var anthropic: TokenUsage {
        TokenUsage(
            input: input, output: output, cacheRead: cacheRead ?? 0, cacheWrite5m: cacheCreation5m ?? 0,
            cacheWrite1h: cacheCreation1h ?? 0)
    }
}
