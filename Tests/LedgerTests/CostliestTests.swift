import Ledger
import TestKit
import Testing
import UsageModel

/// The lists of the requests that cost most.
struct CostliestTests {
    /// 2026-11-24 08:00 UTC.
    private static let hour: Int64 = 1_795_507_200
    private static let now = Timestamp(seconds: hour + 7_200)
    private static let all = Timestamp(seconds: 0)..<Timestamp(seconds: .max / 2_000_000)

    private let scene: LedgerScene
    private let store: LedgerStore

    init() throws {
        scene = try LedgerScene()
        store = try scene.open()
        try store.commit(
            LedgerBatch(series: [
                (1, .model("claude")), (2, .model("claude", labels: [("user", "eve"), ("team", "red")])),
                (3, .model("house-7b", labels: [("user", "bob")])),
            ]))
    }

    private func request(
        _ cost: Int64, at seconds: Int64 = hour, series: Int64 = 1, id: String = "", key: UInt64 = 0, line: Int64 = 1,
        now: Timestamp = now
    ) throws -> CostlyEntry {
        let time = Timestamp(seconds: seconds)
        return CostlyEntry(
            slot: try #require(CostliestSlot(time, now: now)), seriesID: series,
            request: CostlyRequest(
                time: time, series: .model("claude"), usage: TokenUsage(input: cost, output: 1), cost: cost, key: key,
                line: RequestLine(id: id, source: "app", path: "/var/log/app.jsonl", line: line)))
    }

    private func list(_ entries: CostlyEntry...) throws { try list(entries) }

    private func list(_ entries: [CostlyEntry]) throws {
        var batch = LedgerBatch()
        batch.costliest = entries
        try store.commit(batch)
    }

    private func costliest(_ times: Range<Timestamp> = all, limit: Int = 1_000) throws -> CostliestRequests {
        try LedgerReader(path: scene.path).costliest(times, limit: limit)
    }

    // MARK: - What is listed

    @Test func fiftyOfEachHourAreListed() throws {
        var random = SeededGenerator(seed: 9)
        var costs: [Int64: [Int64]] = [:]
        for _ in 0..<20 {
            var entries: [CostlyEntry] = []
            for _ in 0..<Int.random(in: 5...40, using: &random) {
                let hour = Self.hour - 3_600 * Int64.random(in: 0...2, using: &random)
                let cost = Int64.random(in: 1...1_000_000_000, using: &random)
                costs[hour, default: []].append(cost)
                entries.append(
                    try request(cost, at: hour + .random(in: 0..<3_600, using: &random), line: Int64(entries.count)))
            }
            try list(entries)
        }
        let kept = costs.values.map { Array($0.sorted(by: >).prefix(50)) }
        let found = try costliest()
        #expect(found.requests.map(\.cost) == kept.flatMap { $0 }.sorted(by: >))
        #expect(kept.contains { $0.count == 50 })
        // Of the hours whose lists are full, the one whose least cost is highest.
        #expect(found.missingBelow == kept.filter { $0.count == 50 }.compactMap(\.last).max())
        #expect(found.since == nil)
        // The first fifty are all there are.
        #expect(try costliest(limit: 50).missingBelow == 0)
        #expect(try costliest(limit: 50).requests == Array(found.requests.prefix(50)))
        #expect(try costliest(limit: 0).requests == [])
    }

    @Test func aTimeWithinAnHourSaysWhatMayBeMissing() throws {
        try list((1...80).map { try request($0 * 1_000, at: Self.hour + $0) })
        let times = Timestamp(seconds: Self.hour)..<Timestamp(seconds: Self.hour + 41)
        let found = try costliest(times, limit: 20)
        // Of the first forty, those that cost 31,000 and more are listed.
        #expect(found.requests.map(\.cost) == (31...40).reversed().map { $0 * 1_000 })
        #expect(found.missingBelow == 31_000)
        #expect(try costliest(times, limit: 10).missingBelow == 0)
    }

    @Test func ofEqualCostsTheEarlierIsListed() throws {
        for start in [60, 0] {
            try list(try (0..<60).map { try request(5, at: Self.hour + Int64(start + $0), line: Int64(start + $0)) })
        }
        #expect(try costliest().requests.map { $0.time.seconds - Self.hour } == Array(0..<50))
        // At the same time those whose lines stand first.
        try list(try (1...60).reversed().map { try request(7, line: Int64($0)) })
        #expect(try costliest().requests.map(\.line.line) == Array(1...50))
    }

    @Test func aLaterLineRevisesItsRequest() throws {
        try list(request(10, id: "msg_1", key: 77), request(11, id: "msg_2", key: 78))
        try list(request(50, at: Self.hour, id: "", key: 77, line: 9))
        try list(request(40, id: "late", key: 77))
        let found = try costliest().requests
        #expect(found.map(\.cost) == [50, 11])
        #expect(found.map(\.line.id) == ["msg_1", "msg_2"])
        #expect(found.map(\.line.line) == [1, 1])
        #expect(found[0].usage == TokenUsage(input: 50, output: 1))
    }

    @Test func aRequestHasItsSeriesAndItsLine() throws {
        try list(request(2, series: 2), request(1, series: 3, id: "req_1", line: 9))
        let found = try costliest().requests
        #expect(
            found.map(\.series) == [
                .model("claude", labels: [("user", "eve"), ("team", "red")]),
                .model("house-7b", labels: [("user", "bob")]),
            ])
        #expect(found[0].line == RequestLine(source: "app", path: "/var/log/app.jsonl", line: 1))
        #expect(found[1].line == RequestLine(id: "req_1", source: "app", path: "/var/log/app.jsonl", line: 9))
    }

    // MARK: - What becomes of lists

    @Test func hoursBecomeDaysAndGo() throws {
        let noon = Self.hour + 4 * 3_600
        for hour in [Self.hour, noon] {
            try list(try (1...40).map { try request($0 * 10 + (hour == noon ? 5 : 0), at: hour + $0) })
        }
        let before = try costliest().requests
        #expect(before.count == 80)
        let fiveWeeks = Timestamp(seconds: Self.hour + 36 * 86_400)
        try store.prune(now: fiveWeeks, zone: .utc)
        let day = try costliest()
        #expect(day.requests == Array(before.prefix(50)))
        #expect(day.missingBelow == before[49].cost)
        // A late record has its place in the day.
        try list(request(1, now: fiveWeeks), request(999, now: fiveWeeks))
        #expect(try costliest().requests.map(\.cost) == [999] + before.prefix(49).map(\.cost))
        try store.prune(now: fiveWeeks, zone: .utc)
        #expect(try costliest().requests.count == 50)

        let thirteenMonths = Timestamp(seconds: Self.hour + 397 * 86_400)
        #expect(CostliestSlot(Timestamp(seconds: Self.hour), now: thirteenMonths) == nil)
        try store.prune(now: thirteenMonths, zone: .utc)
        #expect(try costliest().requests == [])
        #expect(try scene.integer("SELECT count(*) FROM log_file") == 0)
    }

    @Test func whatLeadsToAPersonIsForgotten() throws {
        try list(
            request(1, series: 2, id: "req_eve", key: 5), request(2, series: 3, id: "req_bob"), request(3, id: "req_x"))
        #expect(try store.forget(SeriesKey.Label(name: "user", value: "eve")) == 1)
        var found = try costliest().requests
        #expect(found.map(\.line.id) == ["req_x", "req_bob", ""])
        #expect(found[2].line == RequestLine())
        #expect(found[2].cost == 1 && found[2].key == 0)
        #expect(found[2].series.labels.map(\.value) == ["erased-1", "red"])
        #expect(try store.costlyCount(ids: ["req_x", "req_y"]) == 1)
        #expect(try store.forgetRequests(ids: ["req_x", "req_y", "\"] OR 1"]) == 1)
        found = try costliest().requests
        #expect(found.map(\.line.id) == ["", "req_bob", ""])
    }

    @Test func aPriceThatComesLaterListsItsRequests() throws {
        let usage = TokenUsage(input: 100)
        let line = RequestLine(id: "req_7", source: "app", path: "/app.jsonl", line: 7)
        func unpriced(_ input: Int64, isRevision: Bool = false, key: UInt64 = 0) -> UnpricedRequest {
            UnpricedRequest(
                time: Timestamp(seconds: Self.hour), seriesID: 3, usage: TokenUsage(input: input),
                isRevision: isRevision, key: key, line: line)
        }
        try list(request(9, key: 8))
        var batch = LedgerBatch()
        // One request in one line, one in two, and one whose first part had a price.
        batch.unpriced = [
            unpriced(usage.input), unpriced(20, key: 4), unpriced(30, isRevision: true, key: 4),
            unpriced(40, isRevision: true, key: 8),
        ]
        try store.commit(batch)
        _ = try store.reprice(now: Self.now, zone: .utc) { _, request in request.usage.input * 2 }
        let found = try costliest().requests
        #expect(found.map(\.cost) == [200, 100, 89])
        #expect(found.map(\.usage.input) == [100, 50, 49])
        #expect(found[0].line == line)
        #expect(found[0].series == .model("house-7b", labels: [("user", "bob")]))
        #expect(try scene.integer("SELECT count(*) FROM unpriced_request") == 0)
    }

    @Test func aLedgerOfBeforeSaysSinceWhenItLists() throws {
        try store.close()
        try scene.execute(
            """
            DROP TABLE costly_request; DROP TABLE log_file;
            ALTER TABLE unpriced_request DROP COLUMN request_key; ALTER TABLE unpriced_request DROP COLUMN request_id;
            ALTER TABLE unpriced_request DROP COLUMN file_id; ALTER TABLE unpriced_request DROP COLUMN line;
            INSERT INTO unpriced_request (time_us, series_id, input_tokens, output_tokens, cache_read_tokens,
                cache_write_5m_tokens, cache_write_1h_tokens) VALUES (\(Self.hour * 1_000_000), 1, 5, 0, 0, 0, 0);
            DELETE FROM grdb_migrations WHERE identifier = '9'
            """)
        let store = try scene.open()
        #expect(try #require(try costliest().since) > Timestamp(seconds: Self.hour - 86_400 * 30))
        // What had no price then has neither id nor place.
        _ = try store.reprice(now: Self.now, zone: .utc) { _, request in request.usage.input }
        #expect(try costliest().requests.map(\.line) == [RequestLine()])
    }
}
