import GRDB
import Ledger
import Testing
import UsageModel

struct RoundTripTests {
    private static func extremeTotals() -> UsageTotals {
        var totals = UsageTotals()
        totals.requests = .max
        totals.requestsWithoutUsage = .max
        totals.usage = TokenUsage(
            input: .max, output: .max - 1, cacheRead: .max - 2, cacheWrite5m: .max - 3, cacheWrite1h: 1 << 53 + 1,
            reasoning: 0)
        totals.cost = Money(micros: .max, picos: 999_999)
        totals.loggedCost = Money(micros: .max, picos: 999_998)
        totals.computedCost = Money(micros: 1, picos: 999_997)
        totals.unpricedRequests = .max
        totals.unpricedTokens = .max
        totals.durationCount = .max
        totals.durationNanoseconds = Int128(Int64.max) * 1_000_000_000 + 999_999_999
        totals.longestNanoseconds = .max
        totals.firstTokenCount = 1
        totals.firstTokenNanoseconds = 999_999_999
        return totals
    }

    @Test func countersKeepEveryBit() throws {
        let scene = try LedgerScene()
        let bounds = DurationHistogram.Bounds(nanoseconds: [1, 1_000_000_000, .max])
        var counters = SeriesCounters(bounds: bounds)
        counters.totals = Self.extremeTotals()
        counters.durations.counts = [0, 1, .max, 1 << 62]
        counters.durations.sumNanoseconds = Int128(Int64.max) * 1_000_000_000
        counters.firstTokens.counts = [.max, 0, 0, 3]
        counters.firstTokens.sumNanoseconds = 1
        var batch = LedgerBatch(series: [(.max, .model("a")), (1, .model("b"))])
        batch.counters = PackedCounters(
            [
                (seriesID: Int64.max, counters: counters),
                (seriesID: Int64(1), counters: SeriesCounters(bounds: bounds)),
            ],
            bounds: bounds)
        try scene.open().commit(batch)
        let contents = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.counters[.max] == counters)
        #expect(contents.counters[1] == SeriesCounters(bounds: bounds))
        #expect(contents.bounds == [.max: bounds, 1: bounds])
    }

    @Test func rollupsKeepEveryBit() throws {
        let scene = try LedgerScene()
        let totals = Self.extremeTotals()
        var batch = LedgerBatch(series: [(7, .model("a"))])
        let delta = RollupDelta(slot: .min, seriesID: 7, totals: totals, sketch: LatencySketch())
        batch.minutes = [delta]
        batch.quarters = [delta]
        batch.days = [delta]
        try scene.open().commit(batch)
        for grain in RollupGrain.allCases {
            let sums = try scene.open().totals(grain, slots: .min ..< .max)
            #expect(sums[7]?.totals == totals)
            #expect(sums[7]?.sketch.count == 0)
        }
    }

    @Test func positionsKeepEveryBit() throws {
        let scene = try LedgerScene()
        var extreme = FileGeneration(source: "/var/log/*.jsonl", path: "/var/log/it's \"é\" 日本\n.jsonl")
        extreme.id = .max
        extreme.device = .max
        extreme.inode = .max
        extreme.offset = .max
        extreme.headLength = 1_024
        extreme.headHash = .max
        extreme.tailHash = 1 << 63
        extreme.state = .ignored
        extreme.isInsideLongLine = true
        extreme.lines = .max
        extreme.lastTime = Timestamp(microseconds: .max)
        extreme.openStream = OpenStream(
            key: .max, model: "claude \"日本\"",
            usage: TokenUsage(input: .max, output: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, reasoning: 0))
        var plain = FileGeneration(source: "", path: "")
        plain.id = 1
        plain.state = .finished
        var early = plain
        early.id = 2
        early.state = .active
        early.lastTime = Timestamp(microseconds: .min)
        var batch = LedgerBatch()
        batch.generations = [extreme, early, plain]
        try scene.open().commit(batch)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).generations == [plain, early, extreme])
        // A position is replaced, never added to.
        plain.offset = 5
        batch.generations = [plain]
        try scene.open().commit(batch)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).generations == [plain, early, extreme])
    }

    @Test func journalPositionsKeepEveryBit() throws {
        let scene = try LedgerScene()
        var file = JournalPosition(source: "journald:a", fileID: "f0", path: "/var/é\n.journal", numberingID: "n")
        file.cursor = "s=1;i=2;b=3"
        file.time = Timestamp(microseconds: .max)
        file.lastNumber = .max
        file.state = .damaged
        let fresh = JournalPosition(source: "journald:a", fileID: "f1", path: "", numberingID: "")
        var journal = JournalProgress(source: "journald:a")
        journal.entries = 7
        journal.lastTime = Timestamp(microseconds: .min)
        journal.openStream = OpenStream(key: 1, model: "m", usage: TokenUsage())
        journal.runtimeSpans = [
            .init(journal: "m.web", numberingID: "n", bootID: "b", first: 0, last: .max)
        ]
        journal.openLines = [
            .init(streamID: "s", fileID: "f0", cursor: "c"), .init(streamID: "s", fileID: "f1", cursor: "d"),
        ]
        var batch = LedgerBatch()
        batch.journalFiles = [file, fresh]
        batch.journals = [journal, JournalProgress(source: "journald:b")]
        try scene.open().commit(batch)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).journalFiles == [file, fresh])
        #expect(
            try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).journals == [
                journal, JournalProgress(source: "journald:b"),
            ])
        // What is not open any more goes, and so does a file that is forgotten.
        journal.openLines = []
        batch.journals = [journal]
        batch.journalFiles = []
        batch.forgottenJournalFiles = [("journald:a", "f0")]
        try scene.open().commit(batch)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).journalFiles == [fresh])
        #expect(
            try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).journals == [
                journal, JournalProgress(source: "journald:b"),
            ])
    }

    private static let hostile = [
        "", " ", "\"", "\\", "\\\"", "'", "''; DROP TABLE series; --", "a\nb\r\n\tc", "\u{1}\u{1F}\u{7F}", "{\"a\":1}",
        "null", "1e999", "日本語", "👩‍👩‍👧‍👦", "e\u{301}", "\u{FFFD}", "\u{2028}\u{2029}", "\u{10FFFF}", "a,b=c",
        String(repeating: "é", count: 128),
    ]

    @Test func seriesKeepHostileNames() throws {
        let scene = try LedgerScene()
        var keys: [Int64: SeriesKey] = [:]
        for (index, text) in Self.hostile.enumerated() {
            keys[Int64(index * 3 + 1)] = .model("m", labels: [("user", text), ("feature", "x")])
            keys[Int64(index * 3 + 2)] = .model("m", labels: [("user", "x"), ("feature", text)])
            keys[Int64(index * 3 + 3)] = SeriesKey(
                provider: text, model: text + "model", status: .other, labels: [])
        }
        try scene.open().commit(LedgerBatch(series: keys.map { ($0.key, $0.value) }))
        let series = try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).series
        #expect(series.count == keys.count)
        for (id, key) in keys {
            let read = try #require(series[id])
            // Strings that look alike are equal in Swift; the bytes must be too.
            #expect(Array(read.model.utf8) == Array(key.model.utf8))
            #expect(Array(read.provider.utf8) == Array(key.provider.utf8))
            #expect(read.labels.map(\.name) == key.labels.map(\.name))
            #expect(read.labels.map { Array($0.value.utf8) } == key.labels.map { Array($0.value.utf8) })
            #expect(read.status == key.status)
        }
        #expect(try scene.text("SELECT min(json_valid(labels)) FROM series WHERE labels <> ''") == "1")
    }

    /// SQLite's C strings end at a NUL: names that differ behind it must stay apart, or no batch with both goes through.
    @Test func namesWithNULStayApart() throws {
        let scene = try LedgerScene()
        let keys: [Int64: SeriesKey] = [
            1: .model("m"), 2: .model("m\0x"), 3: .model("m\0y"),
            4: .model("m", labels: [("user", "u")]), 5: .model("m", labels: [("user", "u\0x")]),
        ]
        try scene.open().commit(LedgerBatch(series: keys.map { ($0.key, $0.value) }))
        let series = try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).series
        #expect(series == keys)
        #expect(Set(series.values).count == 5)
    }

    @Test(arguments: RequestStatus.allCases)
    func statusesAreKept(status: RequestStatus) throws {
        let scene = try LedgerScene()
        let key = SeriesKey(provider: "p", model: "m", status: status, labels: [])
        try scene.open().commit(LedgerBatch(series: [(1, key)]))
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).series == [1: key])
    }

    @Test func talliesAreReplaced() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let tally = Tally(source: "it's", name: TallyName.lines("usage"))
        let other = Tally(source: "", name: TallyName.bytes)
        var batch = LedgerBatch()
        batch.tallies = [(tally: tally, value: 1), (tally: other, value: .max)]
        try store.commit(batch)
        batch.tallies = [(tally: tally, value: 1 << 53 + 1)]
        try store.commit(batch)
        #expect(
            try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).tallies == [tally: 1 << 53 + 1, other: .max])
    }

    @Test func openRequestsAreReplacedAndForgotten() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let usage = TokenUsage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5, reasoning: 2)
        var requests = (0..<4).map {
            OpenRequest(
                number: $0, key: .max - UInt64($0), time: Timestamp(microseconds: 5 - $0), usage: usage, cost: .max,
                isPriced: $0 % 2 == 0)
        }
        var batch = LedgerBatch()
        batch.openRequests = requests
        try store.commit(batch)
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).openRequests == requests)
        requests[3].usage.output = 9
        batch.openRequests = [requests[3]]
        batch.firstOpenRequest = 2
        try store.commit(batch)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).openRequests == Array(requests[2...]))
    }

    @Test func unpricedRequestsAreKeptOneByOne() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch(series: [(1, .model("local"))])
        batch.unpriced = (0..<5).map { _ in
            UnpricedRequest(
                time: Timestamp(microseconds: 1_764_000_000_123_456), seriesID: 1,
                usage: TokenUsage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5))
        }
        try store.commit(batch)
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).unpricedCount == 5)
        let row = try #require(try scene.rows("SELECT * FROM unpriced_request ORDER BY id").last)
        #expect(
            row.databaseValues.map { Int64.fromDatabaseValue($0) } == [
                5, 1_764_000_000_123_456, 1, 1, 2, 3, 4, 5, nil, 0,
                // No key, no id, and no line of a file.
                0, nil, 0, 0,
            ])
    }
}
