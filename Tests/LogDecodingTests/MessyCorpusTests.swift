import LogDecoding
import Testing
import UsageModel

/// The messy corpus, line by line. Its verdicts say what any reader should do; where they leave a choice (`lenient`), ours
/// is written out here.
struct MessyCorpusTests {
    private struct Truth: Decodable {
        struct Line: Decodable {
            let line: Int
            let verdict: String
            let why: String
            let usage: Usage?
        }

        struct Usage: Decodable {
            let model: String?
            let input: Int64?
            let output: Int64?
            let cacheWrite: Int64?
            let cacheRead: Int64?

            enum CodingKeys: String, CodingKey {
                case model
                case input = "input_tokens"
                case output = "output_tokens"
                case cacheWrite = "cache_creation_input_tokens"
                case cacheRead = "cache_read_input_tokens"
            }
        }

        let lines: Int
        let counts: [String: Int]
        let perLine: [Line]

        enum CodingKeys: String, CodingKey {
            case lines, counts
            case perLine = "per_line"
        }
    }

    /// What became of a line.
    private enum Outcome: Equatable {
        case request(String, TokenUsage)
        case failure
        case other
        case skipped(SkipReason)
    }

    private static let sonnet = "claude-sonnet-4-20250514"
    private static let haiku = "claude-haiku-4-5-20251001"
    private static let opus = "claude-opus-4-5-20251101"

    private static func counts(
        _ model: String, _ input: Int64, _ output: Int64, read: Int64 = 0, write: Int64 = 0
    ) -> Outcome {
        .request(model, TokenUsage(input: input, output: output, cacheRead: read, cacheWrite5m: write))
    }

    /// Our policy for each line whose verdict is `lenient`, with the figures as the line has them.
    private static let policy: [Int: Outcome] = {
        var policy: [Int: Outcome] = [
            // A prefix before the JSON: the line is not one document. Recovering would guess.
            214: .skipped(.notJSON),
            // Long lines count up to max_line_bytes (16 MiB).
            218: counts(haiku, 1_733, 46),
            // Bytes that are not UTF-8 stand in a name, not in the figures.
            223: counts(sonnet, 2_144, 53),
            // A raw NUL in a string is no JSON, and shows a torn write: the figures cannot be trusted either.
            227: .skipped(.notJSON),
            // The hole of copytruncate: what stands behind it is whole.
            229: counts(opus, 247, 606),
            // Of a key that stands twice the last value counts, as in most parsers.
            231: counts(sonnet, 1_141, 155),
            232: counts(opus, 141, 155),
            // Whole numbers count however they are written: as digits in a string, -0, 1e3, 100.0.
            235: counts(sonnet, 1_065, 590),
            238: counts(sonnet, 0, 779),
            239: counts(haiku, 205, 0, read: 40_154, write: 1_937),
            258: counts(sonnet, 1_000, 589),
            259: counts(sonnet, 481, 1_000),
            260: counts(sonnet, 100, 343),
            261: counts(sonnet, 481, 100),
            // Depth has no limit, since nothing recurses.
            289: counts(sonnet, 5_739, 323),
            // Two documents on a line: counting one of them would lose the other without a word.
            305: .skipped(.notJSON),
            306: .skipped(.notJSON),
            // A lone surrogate becomes U+FFFD, as in every decoder of UTF-8.
            314: counts("claude-\u{FFFD}", 275, 104, read: 58_318),
            // No model, an empty one or null: the tokens were used all the same.
            315: counts("unknown", 114, 680),
            316: counts("unknown", 5_622, 236),
            317: counts("unknown", 133, 822),
            // 5,000 characters are no model's name; the tokens count.
            318: counts("other", 263, 699),
            // Whatever the name holds, it is a name. Views escape it.
            319: counts("evil\"} 1\n# HELP x\\", 5_307, 507),
            // One of input and output is usage enough (embeddings have no output).
            361: counts(sonnet, 727, 0),
            // Timestamps that cannot be read do not spoil the figures; see `times`.
            375: counts(haiku, 3_361, 469),
            376: counts(haiku, 4_665, 14),
            377: counts(haiku, 2_248, 834),
            378: counts(opus, 863, 483, write: 4_489),
            379: counts(sonnet, 199, 160, read: 21_552),
            380: counts(haiku, 388, 146, read: 38_747),
            381: counts(sonnet, 3_291, 589),
            382: counts(haiku, 3_307, 596, write: 9_015),
            383: counts(sonnet, 4_564, 779),
            384: counts(opus, 4_549, 46),
        ]
        // Forty names that exist once are models like any other below the cap (200).
        for (index, figures) in highCardinality.enumerated() {
            policy[320 + index] = counts(figures.model, figures.input, figures.output)
        }
        return policy
    }()

    private static let highCardinality: [(model: String, input: Int64, output: Int64)] = [
        ("model-000-aac487b5", 276, 552), ("model-001-d9b779e1", 325, 236),
        ("model-002-a3db426c", 5325, 274), ("model-003-b4cd7587", 2730, 876),
        ("model-004-665fe328", 4628, 279), ("model-005-33d6e711", 2684, 162),
        ("model-006-348e50c8", 4304, 62), ("model-007-6ab5d7a9", 3297, 553),
        ("model-008-c4d90124", 85, 736), ("model-009-bd3e75fa", 3637, 524),
        ("model-010-ce6eb3d5", 252, 155), ("model-011-949c5e37", 4102, 777),
        ("model-012-0eed8d91", 2227, 741), ("model-013-4b906d61", 221, 581),
        ("model-014-65088190", 4137, 390), ("model-015-2c18c4bf", 2653, 475),
        ("model-016-543d1120", 3443, 449), ("model-017-b3abd5ae", 1534, 154),
        ("model-018-b70d1bb7", 2456, 792), ("model-019-400afd64", 5082, 469),
        ("model-020-b322eb50", 1592, 482), ("model-021-03f21ae3", 1909, 710),
        ("model-022-cbd7fba0", 3809, 709), ("model-023-bbd5928a", 1446, 874),
        ("model-024-51af94dd", 278, 314), ("model-025-2a7df149", 242, 882),
        ("model-026-eb84bde9", 1823, 798), ("model-027-0940944a", 4474, 459),
        ("model-028-82e6ece7", 1860, 80), ("model-029-c169b0e4", 3236, 791),
        ("model-030-d67c4725", 187, 769), ("model-031-6aef8423", 4329, 96),
        ("model-032-30401201", 868, 278), ("model-033-2bfd80fd", 444, 824),
        ("model-034-a8268a9d", 5273, 12), ("model-035-8f1aa6ad", 217, 267),
        ("model-036-88f2a54c", 54, 627), ("model-037-ad8929e1", 27, 493),
        ("model-038-230f5e9a", 3070, 146), ("model-039-16256c2b", 88, 278),
    ]

    /// Why an `invalid` line of the messy kinds is passed over, or that it is valid JSON of no request.
    private static let invalid: [(lines: ClosedRange<Int>, outcome: Outcome)] = [
        (44...46, .skipped(.blank)), (207...208, .skipped(.notJSON)), (228...228, .skipped(.blank)),
        (224...224, .skipped(.notJSON)), (236...237, .skipped(.negative)), (240...245, .skipped(.notJSON)),
        (246...255, .skipped(.absurd)), (256...257, .skipped(.invalidTokens)), (262...263, .skipped(.notJSON)),
        (264...277, .skipped(.invalidTokens)), (278...281, .skipped(.notJSON)), (286...287, .other),
        (288...288, .skipped(.notJSON)), (291...295, .other), (296...296, .skipped(.notJSON)), (297...299, .other),
        (300...304, .skipped(.notJSON)), (307...309, .skipped(.notJSON)), (360...360, .skipped(.noUsage)),
        (404...404, .skipped(.notJSON)), (408...408, .failure), (431...431, .failure), (447...447, .skipped(.notJSON)),
    ]

    /// Line number to time in microseconds since the epoch, and where it comes from. 1,795,433,168 is 2026-11-23T11:26:08Z.
    private static let times: [Int: (Int64, TimeOrigin)] = [
        362: (1_795_433_168_000_000, .line), 363: (1_795_433_168_813_633, .line), 364: (1_795_433_168_813_000, .line),
        365: (1_795_433_168_813_633, .line), 366: (1_795_433_168_813_633, .line), 367: (1_795_433_168_000_000, .line),
        368: (1_795_433_168_813_000, .line), 369: (1_795_433_168_000_000, .line), 370: (1_795_433_168_000_000, .line),
        371: (1_795_433_168_000_000, .line), 372: (1_795_433_168_123_000, .line),
        // The Common Log Format's date is not read: the line before's time.
        373: (1_795_433_168_123_000, .previousLine),
        374: (1_795_433_168_123_456, .line),
        // The second 60 is the next second.
        375: (1_795_433_220_000_000, .line),
        // February 30, `yesterday`, empty, null, before the epoch, zero.
        376: (1_795_433_220_000_000, .previousLine), 377: (1_795_433_220_000_000, .previousLine),
        378: (1_795_433_220_000_000, .previousLine), 379: (1_795_433_220_000_000, .previousLine),
        380: (1_795_433_220_000_000, .previousLine), 381: (1_795_433_220_000_000, .previousLine),
        // The year 9999 lies more than a day after the time of reading, and does not rub off on the next line.
        382: (1_795_478_400_000_000, .suspect),
        // Too large a number, an object, none.
        383: (1_795_433_220_000_000, .previousLine), 384: (1_795_433_220_000_000, .previousLine),
        385: (1_795_433_220_000_000, .previousLine),
        // Back in time, which is no matter.
        386: (1_795_432_957_739_776, .line), 395: (1_795_432_951_650_532, .line),
    ]

    private static func outcome(_ decoded: Decoded) throws -> Outcome {
        try #require(decoded.counts.total == 1)
        if let request = decoded.requests.first {
            return request.record.status == .success ? .request(request.model, request.record.usage) : .failure
        }
        if decoded.counts.other == 1 { return .other }
        return .skipped(try #require(SkipReason.allCases.first { decoded.counts[$0] == 1 }))
    }

    @Test(arguments: ["auto", "structlog"])
    func everyLineIsWhatItShouldBe(preset: String) throws {
        let plan = DecodingPlan(preset: try #require(Preset.named(preset)))
        let truth = try Corpus.json("messy/expected.json", as: Truth.self)
        let bytes = try Corpus.unzipped("messy/messy.jsonl.gz")
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        try #require(lines.count == truth.lines && truth.perLine.count == truth.lines)
        #expect(truth.perLine.filter { $0.verdict == "lenient" }.count == Self.policy.count)

        var decoder = try BlockDecoder(plan: plan)
        var context = freshContext()
        var total = UsageTotals()
        var counts = LineCounts()
        for (line, expected) in zip(lines, truth.perLine) {
            // Each line as the file has it, with its line feed where it has one.
            let isLast = expected.line == truth.lines
            let block = isLast ? Array(line) : Array(line) + [UInt8(ascii: "\n")]
            let decoded = try decoder.decoded(block, context: &context)
            let outcome = try Self.outcome(decoded)
            counts += decoded.counts
            for request in decoded.requests { total.add(request.record) }
            let place = Comment(rawValue: "line \(expected.line): \(expected.why)")
            switch expected.verdict {
            case "valid":
                let usage = try #require(expected.usage, place)
                let figures = TokenUsage(
                    input: usage.input ?? 0, output: usage.output ?? 0, cacheRead: usage.cacheRead ?? 0,
                    cacheWrite5m: usage.cacheWrite ?? 0)
                #expect(outcome == .request(usage.model ?? "unknown", figures), place)
            case "lenient":
                #expect(outcome == Self.policy[expected.line], place)
            default:
                if case .request = outcome { Issue.record(place) }
                if expected.why.hasPrefix("python traceback") {
                    #expect(outcome == .skipped(line.isEmpty ? .blank : .notJSON), place)
                }
                let known = Self.invalid.first { $0.lines.contains(expected.line) }
                // What is not in the table is a line of the app that tells of no request.
                if known == nil, expected.why.hasPrefix("real") { #expect(outcome == .other, place) }
                if let known { #expect(outcome == known.outcome, place) }
            }
            if let (microseconds, origin) = Self.times[expected.line] {
                let record = try #require(decoded.requests.first?.record, place)
                #expect(record.time.microseconds == microseconds, place)
                #expect(record.timeOrigin == origin, place)
            }
        }
        #expect(counts.total == 447)
        // 130 valid and 70 of the 74 lenient lines, and two failed attempts.
        #expect(counts.usage == 202)

        // The file in one piece is the same as line by line.
        var whole = try BlockDecoder(plan: plan)
        var wholeContext = freshContext()
        let decoded = try whole.decoded(bytes, context: &wholeContext)
        var wholeTotal = UsageTotals()
        for request in decoded.requests { wholeTotal.add(request.record) }
        #expect(decoded.counts == counts)
        #expect(wholeTotal == total)
        #expect(wholeContext.lastTime == context.lastTime)
        #expect(decoded.skipped.count == DecodedBlock.skippedLimit)
    }

    /// Negative, infinite, quoted and absent durations leave the request in place.
    @Test(arguments: ["auto", "structlog"])
    func wrongDurationsAreNone(preset: String) throws {
        let plan = DecodingPlan(preset: try #require(Preset.named(preset)))
        let bytes = try Corpus.unzipped("messy/messy.jsonl.gz")
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (line, nanoseconds) in [399: -1, 400: -1, 401: 250_000_000, 402: -1] as [Int: Int64] {
            let request = try decodeRequest(String(decoding: lines[line - 1], as: UTF8.self), plan: plan)
            #expect(request.record.duration == nanoseconds)
        }
    }
}
