import LogDecoding
import Testing
import UsageModel

/// The seed app's log, against what Tests/Corpus/truth.py counted in it the slow way.
struct SeedAppTests {
    private struct Truth: Decodable {
        struct Group: Decodable {
            let key: [String: String]
            let requests: [String: Int64]
            let tokens: [String: Int64]
            let costUSD: String
            let latency: Latency

            enum CodingKeys: String, CodingKey {
                case key, requests, tokens
                case costUSD = "cost_usd"
                case latency = "latency_seconds"
            }
        }

        struct Latency: Decodable {
            let count: Int64
            let max: Double
        }

        let lines: [String: Int64]
        let groups: [Group]
        let events: [String: Int64]
    }

    private struct Sums {
        var success = UsageTotals()
        var error = UsageTotals()
    }

    /// The whole file in one block, and in blocks of a few kilobytes that end at a line's end.
    @Test(arguments: [Int.max, 50_000, 1], ["auto", "structlog"])
    func equalsTheTruthToTheToken(blockSize: Int, preset: String) throws {
        let truth = try Corpus.json("seed-app/expected.json", as: Truth.self)
        let bytes = try Corpus.bytes("seed-app/app.jsonl")
        var decoder = try BlockDecoder(plan: DecodingPlan(preset: try #require(Preset.named(preset))))
        var context = freshContext()
        var counts = LineCounts()
        var events: [String: Int64] = [:]
        var sums: [String: Sums] = [:]
        var seen: Set<UInt64> = []
        var start = 0
        while start < bytes.count {
            var end = min(bytes.count, start.addingReportingOverflow(blockSize).partialValue)
            if blockSize == .max { end = bytes.count }
            end = bytes[(end - 1)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let decoded = try decoder.decoded(bytes[start..<end], context: &context)
            counts += decoded.counts
            for event in decoded.events { events[event.event.name, default: 0] += 1 }
            for request in decoded.requests {
                let key = request.record.requestKey
                // The pipeline counts a failed attempt once a request id; a repeat is an `other` line.
                if key != 0, !seen.insert(key).inserted {
                    counts.usage -= 1
                    counts.other += 1
                } else if request.record.status == .success {
                    sums[request.model, default: Sums()].success.add(request.record)
                } else {
                    sums[request.model, default: Sums()].error.add(request.record)
                }
            }
            start = end
        }

        #expect(counts.total == truth.lines["total"])
        #expect(counts.usage == truth.lines["usage"])
        #expect(counts.other == truth.lines["other"])
        #expect(events == truth.events)
        #expect(Set(sums.keys) == Set(truth.groups.compactMap { $0.key["model"] }))
        for group in truth.groups {
            let model = try #require(group.key["model"])
            let sum = try #require(sums[model])
            #expect(sum.success.requests == group.requests["success"])
            #expect(sum.error.requests == group.requests["error"])
            #expect(sum.error.usage == TokenUsage())
            #expect(sum.success.usage.input == group.tokens["input"])
            #expect(sum.success.usage.output == group.tokens["output"])
            #expect(sum.success.usage.cacheRead == group.tokens["cache_read"])
            #expect(sum.success.usage.cacheWrite == group.tokens["cache_write"])
            #expect(sum.success.usage.cacheWrite1h == 0)
            #expect(sum.success.cost.decimalDollars(minimumFractionDigits: 0) == group.costUSD)
            #expect(sum.success.unpricedRequests == 0)
            #expect(sum.success.durationCount == group.latency.count)
            #expect(sum.success.longestNanoseconds == Int64((group.latency.max * 10_000).rounded()) * 100_000)
            #expect(sum.error.durationCount == 0)
        }
    }

    /// The figures themselves, so that corpus and decoder cannot drift together.
    @Test func truthIsWhatItWas() throws {
        let truth = try Corpus.json("seed-app/expected.json", as: Truth.self)
        #expect(truth.lines == ["total": 3_648, "usage": 2_259, "other": 1_389])
        #expect(truth.groups.map(\.costUSD) == ["20.71358595", "8.423811", "3.9895767", "0"])
        #expect(truth.events == ["fallback": 46, "rate_limited": 50, "overloaded": 132, "connection_error": 20])
    }
}
