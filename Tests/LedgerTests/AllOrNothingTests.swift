import Ledger
import Testing
import UsageModel

struct AllOrNothingTests {
    /// A batch that writes to every table.
    private static func batch(_ number: Int64) -> LedgerBatch {
        var batch = LedgerBatch(series: [(number, .model("model-\(number)"))])
        var counters = SeriesCounters(bounds: .standard)
        counters.totals.requests = number
        batch.counters = PackedCounters([number: counters])
        batch.minutes = [RollupDelta(slot: 15, series: number, duration: 5_000)]
        batch.quarters = [RollupDelta(slot: 1, series: number, duration: 5_000)]
        batch.days = [RollupDelta(slot: 0, series: number, duration: 5_000)]
        batch.unpriced = [
            UnpricedRequest(time: Timestamp(seconds: number), seriesID: number, usage: TokenUsage(input: number))
        ]
        var generation = FileGeneration(source: "/log", path: "/log")
        generation.id = number
        generation.offset = number * 1_000
        batch.generations = [generation]
        batch.tallies = [(tally: Tally(source: "/log", name: TallyName.bytes), value: number * 1_000)]
        batch.repeatChunks = [(number: number, hashes: [UInt64(number)])]
        return batch
    }

    @Test func aSeriesThatIsThereAlreadyFailsTheBatch() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch(1))
        let before = try scene.dump()
        var conflicting = Self.batch(2)
        // The first of the two is new and would go in.
        conflicting.newSeries.append((id: 1, key: .model("another")))
        #expect(throws: LedgerError.self) { try store.commit(conflicting) }
        #expect(try scene.dump() == before)
        // The same name under another number would be two series of one name.
        var renumbered = Self.batch(2)
        renumbered.newSeries.append((id: 3, key: .model("model-1")))
        #expect(throws: LedgerError.self) { try store.commit(renumbered) }
        #expect(try scene.dump() == before)
        try store.commit(Self.batch(2))
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).series.count == 2)
    }

    @Test(
        arguments: [
            "series", "counter_part", "rollup_minute", "rollup_quarter", "rollup_day", "unpriced_request", "generation",
            "tally", "repeat_chunk",
        ], ["ABORT", "ROLLBACK", "FAIL"])
    func aFailureAtAnyTableLeavesNothing(table: String, kind: String) throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch(1))
        let before = try scene.dump()
        try scene.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON \(table) BEGIN SELECT RAISE(\(kind), 'refused by test'); END")
        let error = #expect(throws: LedgerError.self) { try store.commit(Self.batch(2)) }
        guard case .writeFailed(let path, let reason, let isDiskFull) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == scene.path)
        #expect(reason.contains("refused by test"))
        #expect(!isDiskFull)
        #expect(try scene.dump() == before)
        try scene.execute("DROP TRIGGER refuse")
        try store.commit(Self.batch(2))
        let contents = try store.load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.counters[2]?.totals.requests == 2)
        #expect(contents.generations.map(\.offset) == [1_000, 2_000])
        #expect(contents.unpricedCount == 2)
        #expect(try store.totals(.minute, slots: 15..<16)[2]?.totals.requests == 1)
    }

    @Test func forgettingAGenerationIsABatchToo() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch(1))
        try store.commit(Self.batch(2))
        var batch = LedgerBatch()
        #expect(batch.isEmpty)
        batch.forgottenGenerations = [1]
        #expect(!batch.isEmpty)
        try store.commit(batch)
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).generations.map(\.id) == [2])
    }

    @Test func repeatChunksAreReplacedAndForgotten() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch()
        batch.repeatChunks = [(number: 0, hashes: [1, .max]), (number: 1, hashes: [3])]
        try store.commit(batch)
        batch.repeatChunks = [(number: 1, hashes: [3, 1 << 63]), (number: 2, hashes: [])]
        batch.firstRepeatChunk = 1
        try store.commit(batch)
        let chunks = try store.load(now: Timestamp(seconds: 1_700_000_000)).repeatChunks
        #expect(chunks.map(\.number) == [1, 2])
        #expect(chunks.map(\.hashes) == [[3, 1 << 63], []])
    }
}
