import LogDecoding
import LogSources
import TestKit
import Testing
import UsageModel

@testable import Ledger
@testable import Pipeline

/// From lines to the batch of one commit.
struct AggregationTests {
    /// 2026-11-24T12:07:30Z.
    private static let now = Timestamp(seconds: 1_795_522_050)
    private static let labels = [
        DecodingPlan.Label(name: "user", path: .key("user_id")), DecodingPlan.Label(name: "feature", path: .key("f")),
    ]

    private static func decode(_ text: String, with decoder: SourceDecoder) throws {
        let buffer = BlockBuffer(capacity: text.utf8.count)
        UnsafeMutableRawBufferPointer(start: buffer.start, count: text.utf8.count).copyBytes(from: text.utf8)
        var context = StreamContext(fallbackTime: now, readTime: now)
        try decoder.decoder.decode(
            UnsafeRawBufferPointer(start: buffer.start, count: text.utf8.count), context: &context)
    }

    /// A decoder, and the ledger that its batches go into, as plain values.
    private final class Scene {
        let decoder: SourceDecoder
        var registry: SeriesRegistry
        var repeats = RepeatWindow()
        var revisions = RevisionWindow()
        var costliest = CostliestBook(now: now) { CostFloor(of: $0.span) }
        var repeated: Int64 = 0

        init(labels: [DecodingPlan.Label] = [], contents: LedgerContents = LedgerContents()) throws {
            let source = TailSource(pattern: PathPattern("/log"), plan: DecodingPlan(labels: labels))
            decoder = try SourceDecoder(source: source, contents: contents, bounds: .standard)
            registry = SeriesRegistry(series: contents.series)
        }

        func read(_ text: String, keepUnpriced: Bool = true) throws {
            try AggregationTests.decode(text, with: decoder)
            repeated += decoder.addUp(
                BlockPlace(source: "/log", path: "/log"), keepUnpriced: keepUnpriced, repeats: &repeats,
                revisions: &revisions, costliest: &costliest, registry: registry, now: 0)
        }

        func drain(zone: CivilZone = .utc) -> LedgerBatch {
            var batch = LedgerBatch()
            decoder.drain(into: &batch, registry: &registry, now: now, zone: zone)
            batch.newSeries = registry.newSeries
            return batch
        }

        func names(_ deltas: [RollupDelta]) -> [String: Truth] {
            var result: [String: Truth] = [:]
            for delta in deltas {
                let key = registry.key(of: delta.seriesID)
                let labels = key?.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",") ?? "?"
                result["\(delta.slot) \(key?.model ?? "?") \(labels)"] = Truth(delta.totals)
            }
            return result
        }
    }

    private static let minute = now.minute

    @Test func everyRecordGoesToItsMinuteAndItsQuarter() throws {
        let scene = try Scene()
        let start = Timestamp(seconds: Self.minute / 15 * 900)
        func line(_ seconds: Int64, _ input: Int64) -> Line {
            Line(time: Timestamp(seconds: start.seconds + seconds), input: input, output: 1, milliseconds: input)
        }
        let lines = [line(0, 1), line(59, 10), line(60, 100), line(-1, 1_000), line(61, 10_000)]
        try scene.read(lines.map(\.text).joined())
        let batch = scene.drain()
        let first = start.seconds / 60
        let model = "claude-sonnet-4-20250514"
        #expect(
            scene.names(batch.minutes) == [
                "\(first) \(model) ": Truth(lines[0...1]), "\(first + 1) \(model) ": Truth([lines[2], lines[4]]),
                "\(first - 1) \(model) ": Truth([lines[3]]),
            ])
        #expect(
            scene.names(batch.quarterRows) == [
                "\(first / 15) \(model) ": Truth([lines[0], lines[1], lines[2], lines[4]]),
                "\(first / 15 - 1) \(model) ": Truth([lines[3]]),
            ])
        #expect(batch.days.isEmpty)
        #expect(batch.newSeries.count == 1)
        #expect(scene.drain().isEmpty == false, "the new series is not stored yet")
        scene.registry.markCommitted()
        #expect(scene.drain().isEmpty)
    }

    @Test func minutesAreSummedOverLabels() throws {
        let scene = try Scene(labels: Self.labels)
        let lines = [
            Line(time: Self.now, input: 1, user: "anna"), Line(time: Self.now, input: 10, user: "ben"),
            Line(time: Self.now, input: 100), Line(time: Self.now, input: 1_000, user: "anna"),
        ]
        try scene.read(lines.map(\.text).joined())
        let batch = scene.drain()
        let model = "claude-sonnet-4-20250514"
        #expect(scene.names(batch.minutes) == ["\(Self.minute) \(model) ": Truth(lines)])
        let quarter = Self.minute / 15
        #expect(
            scene.names(batch.quarterRows) == [
                "\(quarter) \(model) user=anna,feature=unknown": Truth([lines[0], lines[3]]),
                "\(quarter) \(model) user=ben,feature=unknown": Truth([lines[1]]),
                "\(quarter) \(model) user=unknown,feature=unknown": Truth([lines[2]]),
            ])
        // The series over all labels has rollups only: as a counter it would count everything twice.
        let base = try #require(batch.minutes.first?.seriesID)
        #expect(batch.newSeries.count == 4)
        #expect(scene.registry.growth[base] == nil)
        #expect(scene.registry.growth.values.reduce(0) { $0 + $1.totals.requests } == 4)
    }

    @Test func statusesAreSeriesOfTheirOwn() throws {
        let scene = try Scene()
        try scene.read(
            """
            {"event":"llm_request_success","model":"claude-sonnet-4","input_tokens":1,"output_tokens":1}
            {"event":"rate_limit_hit","model":"claude-sonnet-4"}
            {"event":"api_overloaded","model":"anthropic/claude-sonnet-4"}
            {"event":"llm_request_failed","status_code":401}

            """)
        let batch = scene.drain()
        let keys = batch.newSeries.map { "\($0.key.provider) \($0.key.model) \($0.key.status)" }.sorted()
        #expect(
            keys == [
                "anthropic claude-sonnet-4 overloaded", "anthropic claude-sonnet-4 rateLimited",
                "anthropic claude-sonnet-4 success", "unknown unknown authentication",
            ])
    }

    @Test(arguments: [false, true])
    func lateRecordsEnterAtTheGrainOfTheirAge(hasLabels: Bool) throws {
        let scene = try Scene(labels: hasLabels ? Self.labels : [])
        let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])
        func line(_ seconds: Int64, _ input: Int64) -> Line {
            Line(time: Timestamp(seconds: seconds), input: input, output: 1)
        }
        let week = (Self.now.seconds - 7 * 86_400) / 60 * 60
        let months = (Self.now.seconds - 396 * 86_400) / 900 * 900
        // 2025-03-01T14:59:59Z and 15:00:00Z: two days in Tokyo.
        let lines = [
            line(week, 1), line(week - 1, 10), line(months, 100), line(months - 1, 1_000),
            line(1_740_841_199, 10_000), line(1_740_841_200, 100_000),
        ]
        try scene.read(lines.map(\.text).joined())
        let batch = scene.drain(zone: tokyo)
        #expect(batch.minutes.map(\.slot) == [week / 60])
        // The quarter of the week's edge holds what is on either side of it.
        #expect(batch.quarterRows.map(\.slot).sorted() == [months / 900, week / 900])
        // 2025-03-01 is day 20148; the quarter before the edge lies on 2025-10-24 in Tokyo, day 20385.
        #expect(batch.days.map(\.slot).sorted() == [20_148, 20_149, 20_385])
        #expect(batch.days.reduce(Int64(0)) { $0 + $1.totals.usage.input } == 111_000)
        #expect(batch.quarterRows.reduce(Int64(0)) { $0 + $1.totals.usage.input } == 111)
        #expect(scene.registry.growth.values.reduce(0) { $0 + $1.totals.usage.input } == 111_111)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func countersEqualTheSumOfTheRollups(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scene = try Scene(labels: Self.labels)
        var all: [Line] = []
        var quarters: [Int64: Truth] = [:]
        var counters: [Int64: SeriesCounters] = [:]
        for _ in 0..<5 {
            var lines: [Line] = []
            for _ in 0..<200 {
                var line = Line(
                    time: Timestamp(seconds: Self.now.seconds - Int64.random(in: 0...500 * 86_400, using: &random)))
                line.model =
                    ["claude-sonnet-4", "claude-sonnet-4-20250514", "local"].randomElement(using: &random) ?? ""
                line.user = ["a", "b", "c", nil].randomElement(using: &random) ?? nil
                line.isFailure = Int.random(in: 0..<10, using: &random) == 0
                // Below the long prompts of 2025, which cost more.
                line.input = Int64.random(in: 0...150_000, using: &random)
                line.output = Int64.random(in: 0...1_000_000_000, using: &random)
                line.read = Int64.random(in: 0...20_000, using: &random)
                line.write = Int64.random(in: 0...20_000, using: &random)
                line.milliseconds = Bool.random(using: &random) ? Int64.random(in: 0...100_000, using: &random) : nil
                lines.append(line)
            }
            all += lines
            try scene.read(lines.map(\.text).joined())
            let batch = scene.drain()
            for delta in batch.quarterRows + batch.days {
                var totals = quarters[delta.seriesID] ?? Truth()
                let own = Truth(delta.totals)
                totals.requests += own.requests
                totals.input += own.input
                totals.cost += own.cost
                totals.nanoseconds += own.nanoseconds
                totals.durations += own.durations
                #expect(delta.sketch.count == own.durations)
                quarters[delta.seriesID] = totals
            }
            for (id, growth) in scene.registry.growth {
                counters[id, default: SeriesCounters(bounds: .standard)] += growth
            }
            scene.registry.markCommitted()
        }
        #expect(counters.count == quarters.count)
        for (id, sum) in quarters {
            let own = try #require(counters[id])
            #expect(own.totals.requests == sum.requests)
            #expect(own.totals.usage.input == sum.input)
            #expect(own.totals.cost.picoDollars == sum.cost)
            #expect(own.totals.durationNanoseconds == sum.nanoseconds)
            #expect(own.durations.sumNanoseconds == sum.nanoseconds)
            #expect(own.durations.counts.reduce(0, +) == sum.durations)
        }
        var totals = UsageTotals()
        for counter in counters.values { totals += counter.totals }
        #expect(Truth(totals) == Truth(all))
    }

    @Test func unpricedRequestsAreKeptWithTheirTimeAndTokens() throws {
        let scene = try Scene()
        var lines = [
            Line(
                model: "local", time: Timestamp(microseconds: Self.now.microseconds - 123_456), input: 1, output: 2,
                read: 3, write: 4),
            Line(time: Self.now, input: 5, output: 6), Line(model: "local", time: Self.now),
        ]
        try scene.read(lines.map(\.text).joined())
        lines[0].input = 1_000
        try scene.read(lines[0].text, keepUnpriced: false)
        let batch = scene.drain()
        // A request without tokens costs nothing at any price.
        let kept = try #require(batch.unpriced.first)
        #expect(batch.unpriced.count == 1)
        #expect(kept.time.microseconds == Self.now.microseconds - 123_456)
        #expect(kept.usage == TokenUsage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4))
        #expect(scene.registry.key(of: kept.seriesID)?.model == "local")
        let totals = try #require(scene.registry.growth[kept.seriesID]?.totals)
        #expect(totals.requests == 3)
        #expect(totals.unpricedRequests == 2)
        #expect(totals.unpricedTokens == 1 + 1_000 + 2 * (2 + 3 + 4))
        #expect(totals.cost == .zero)
    }

    /// A batch or audio request is priced later as what it was; one at a tier that is not known is not priced at all.
    @Test func unpricedRequestsAreKeptWithWhatTheirPriceDependsOn() throws {
        func line(_ model: String, _ usage: String) -> String {
            #"{"model":"\#(model)","usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15\#(usage)}}"#
                + "\n"
        }
        let scene = try Scene()
        try scene.read(
            line("local", #","service_tier":"batch""#)
                + line("local", #","service_tier":"scale""#)
                + line("local", #","prompt_tokens_details":{"audio_tokens":4}"#)
                + line("eu.anthropic.claude-99-v1:0", ""))
        // The next block is read before the commit.
        try scene.read(line("local", ""))
        let batch = scene.drain()
        try #require(batch.unpriced.count == 4)
        #expect(batch.unpriced.map(\.details.tier) == [.batch, .standard, .standard, .standard])
        #expect(batch.unpriced.map(\.details.audioInput) == [0, 4, 0, 0])
        #expect(batch.unpriced.map(\.details.isRegional) == [false, false, true, false])
        #expect(batch.unpriced.map(\.region) == [nil, nil, "eu", nil])
        #expect(batch.unpriced.allSatisfy { $0.usage == TokenUsage(input: 10, output: 5) })
        let unpriced = scene.registry.growth.values.reduce(0) { $0 + $1.totals.unpricedRequests }
        #expect(unpriced == 5)
    }

    @Test func aFailedAttemptCountsOncePerID() throws {
        let scene = try Scene()
        let line = Line(time: Self.now, isFailure: true, requestID: "r1")
        try scene.read(line.text + line.text)
        try scene.read(line.text + Line(time: Self.now, isFailure: true, requestID: "r2").text)
        try scene.read(Line(time: Self.now, input: 1, output: 1, requestID: "r1").text)
        try scene.read(Line(time: Self.now, isFailure: true).text + Line(time: Self.now, isFailure: true).text)
        #expect(scene.repeated == 2)
        let sums = scene.drain().quarterRows.reduce(Int64(0)) { $0 + $1.totals.requests }
        #expect(sums == 5)
    }

    @Test func histogramsCountWhatHasATime() throws {
        let scene = try Scene()
        let lines = [
            Line(time: Self.now, input: 1, milliseconds: 500, firstTokenMilliseconds: 501),
            Line(time: Self.now, input: 1, milliseconds: 60_001), Line(time: Self.now, input: 1),
        ]
        try scene.read(lines.map(\.text).joined())
        _ = scene.drain()
        let growth = try #require(scene.registry.growth.values.first)
        #expect(growth.durations.counts == [1, 0, 0, 0, 0, 0, 0, 1])
        #expect(growth.durations.sumNanoseconds == 60_501_000_000)
        #expect(growth.firstTokens.counts == [0, 1, 0, 0, 0, 0, 0, 0])
        #expect(growth.firstTokens.sumNanoseconds == 501_000_000)
        // Nothing of it comes again with the next commit.
        scene.registry.markCommitted()
        try scene.read(Line(time: Self.now, input: 1, milliseconds: 1).text)
        _ = scene.drain()
        #expect(scene.registry.growth.values.first?.durations.counts == [1, 0, 0, 0, 0, 0, 0, 0])
        #expect(scene.registry.growth.values.first?.firstTokens.counts == Array(repeating: 0, count: 8))
    }

    @Test func aTimeToFirstTokenOfZeroIsCounted() throws {
        let scene = try Scene()
        try scene.read(Line(time: Self.now, input: 1, firstTokenMilliseconds: 0).text)
        _ = scene.drain()
        let growth = try #require(scene.registry.growth.values.first)
        #expect(growth.totals.firstTokenCount == 1)
        #expect(growth.firstTokens.counts == [1, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test func whatALedgerAdmittedStaysUnderASmallCap() throws {
        var contents = LedgerContents()
        for number in 1...4 as ClosedRange<Int64> {
            contents.series[number] = SeriesKey(
                provider: "unknown", model: "model-\(number)", status: .success,
                labels: [.init(name: "user", value: "user-\(number)")])
        }
        let label = DecodingPlan.Label(name: "user", path: .key("user_id"))
        let plan = DecodingPlan(labels: [label], modelCap: 2, labelValueCap: 4, labelSetCap: 4)
        let decoder = try SourceDecoder(
            source: TailSource(pattern: PathPattern("/log"), plan: plan), contents: contents, bounds: .standard)
        let text = (1...6).map { Line(model: "model-\($0)", time: Self.now, input: $0, user: "user-\($0)").text }
            .joined()
        try Self.decode(text, with: decoder)
        var repeats = RepeatWindow()
        var revisions = RevisionWindow()
        var costliest = CostliestBook(now: Self.now) { CostFloor(of: $0.span) }
        var registry = SeriesRegistry(series: contents.series)
        _ = decoder.addUp(
            BlockPlace(source: "/log", path: "/log"), keepUnpriced: true, repeats: &repeats, revisions: &revisions,
            costliest: &costliest, registry: registry, now: 0)
        var batch = LedgerBatch()
        decoder.drain(into: &batch, registry: &registry, now: Self.now, zone: .utc)
        for number in 1...4 as ClosedRange<Int64> {
            #expect(registry.growth[number]?.totals.usage.input == number)
        }
        let other = try #require(
            registry.newSeries.first { $0.key.model == "other" && $0.key.labels.map(\.value) == ["other"] })
        #expect(registry.growth[other.id]?.totals.usage.input == 11)
        let overflow = decoder.takeOverflow()
        #expect(overflow.models == 2)
        #expect(overflow.labels == 2)
        #expect(decoder.takeOverflow() == (0, 0))
    }
}

extension LedgerBatch {
    /// The rows of ``LedgerBatch/quarters``.
    fileprivate var quarterRows: [RollupDelta] {
        var rows: [RollupDelta] = []
        for part in quarters.parts {
            try? part.rows.withUnsafeBytes { bytes in
                try PackedRows.read(bytes) {
                    rows.append(RollupDelta(slot: part.slot, seriesID: $0, totals: $1, sketch: $2))
                }
            }
        }
        return rows
    }
}
