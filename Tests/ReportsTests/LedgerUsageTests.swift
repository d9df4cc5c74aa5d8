import Ledger
import Reports
import TestKit
import Testing
import UsageModel

/// Questions to a ledger, held against the requests that went into it.
struct LedgerUsageTests {
    private static let now = Timestamp.utc(2026, 11, 23, 10, 7, 30)

    private static func query(
        _ start: Timestamp, _ end: Timestamp, zone: CivilZone = .utc, bucket: TimeBucket? = nil,
        _ dimensions: [UsageDimension] = []
    ) -> UsageQuery {
        UsageQuery(times: start..<end, zone: zone, bucket: bucket, dimensions: dimensions)
    }

    /// Requests over 14 months, most of them of the last days.
    private static func book(seed: UInt64, zone: CivilZone) throws -> LedgerBook {
        var random = SeededGenerator(seed: seed)
        let book = try LedgerBook()
        let statuses: [RequestStatus] = [.success, .success, .rateLimited, .timeout]
        var requests: [LedgerBook.Request] = []
        for index in 0..<1_200 {
            let longest: Int64 = [600, 86_400, 8 * 86_400, 60 * 86_400, 430 * 86_400][index % 5]
            let age = Int64.random(in: 0..<longest, using: &random)
            requests.append(
                LedgerBook.Request(
                    time: Timestamp(
                        microseconds: now.microseconds - age * 1_000_000
                            - Int64.random(in: 0..<1_000_000, using: &random)),
                    model: ["claude", "gpt"].randomElement(using: &random) ?? "",
                    provider: ["anthropic", "openai"].randomElement(using: &random) ?? "",
                    status: statuses.randomElement(using: &random) ?? .success,
                    user: ["ann", "ben", "田中"].randomElement(using: &random) ?? "",
                    picoDollars: Int128(Int64.random(in: 0..<3_000_000_000_000, using: &random)),
                    tokens: Int64.random(in: 0..<100_000, using: &random)))
        }
        for start in stride(from: 0, to: requests.count, by: 100) {
            try book.count(Array(requests[start..<start + 100]), now: now, zone: zone)
        }
        return book
    }

    private static func value(_ dimension: UsageDimension, _ request: LedgerBook.Request) -> String {
        switch dimension {
        case .model: request.model
        case .provider: request.provider
        case .status: request.status == .success ? "success" : "error"
        case .reason:
            switch request.status {
            case .rateLimited: "rate_limited"
            case .timeout: "timeout"
            default: "success"
            }
        case .label("user"): request.user
        case .label: "unknown"
        }
    }

    /// Whatever is asked, the sums are those of the requests of the time that the result says they are of.
    @Test(arguments: [1, 2, 3] as [UInt64], [CivilZone.utc, .tokyo])
    func sumsAreThoseOfTheRequests(seed: UInt64, zone: CivilZone) throws {
        let book = try Self.book(seed: seed, zone: zone)
        let reader = try LedgerReader(path: book.path)
        var random = SeededGenerator(seed: seed &+ 100)
        let choices: [[UsageDimension]] = [
            [], [.model], [.label("user")], [.provider, .reason], [.label("user"), .model, .status], [.label("absent")],
        ]
        for _ in 0..<150 {
            let reach: Int64 = [900, 7_200, 9 * 86_400, 70 * 86_400, 460 * 86_400].randomElement(using: &random) ?? 0
            let ends = [reach, reach].map { Self.now.seconds - Int64.random(in: -60...$0, using: &random) }.sorted()
            let query = Self.query(
                Timestamp(seconds: ends[0]), Timestamp(seconds: ends[1] + 1), zone: zone,
                bucket: [nil, .minute, .hour, .day, .week, .month].randomElement(using: &random) ?? nil,
                choices.randomElement(using: &random) ?? [])
            let result = try reader.usage(query, now: Self.now)
            #expect(result.times.lowerBound <= query.times.lowerBound)
            #expect(result.times.upperBound >= min(query.times.upperBound, Self.now))
            let own = book.requests.filter { result.times.contains($0.time) }
            var expected: [UsageKey: (requests: Int64, errors: Int64, cost: Int128, tokens: Int64)] = [:]
            let isCoarse = result.caveats.contains(.onlyByDay) || result.caveats.contains(.onlyByQuarter)
            for request in own {
                let time = isCoarse ? nil : query.bucket.map { $0.start(of: request.time, zone: zone) }
                let values = query.dimensions.map { Self.value($0, request) }
                expected[UsageKey(time: time, values: values), default: (0, 0, 0, 0)].requests += 1
                expected[UsageKey(time: time, values: values)]?.errors += request.status == .success ? 0 : 1
                expected[UsageKey(time: time, values: values)]?.cost += request.picoDollars
                expected[UsageKey(time: time, values: values)]?.tokens += request.tokens
            }
            var found: [UsageKey: UsageGroup] = [:]
            for (key, group) in result.groups {
                found[UsageKey(time: isCoarse ? nil : key.time, values: key.values), default: UsageGroup()] += group
            }
            #expect(found.count == expected.count)
            for (key, sums) in expected {
                #expect(found[key]?.requests == sums.requests)
                #expect(found[key]?.errors == sums.errors)
                #expect(found[key]?.totals.cost.picoDollars == sums.cost)
                #expect(found[key]?.totals.usage.input == sums.tokens)
            }
            #expect(result.total.totals.cost.picoDollars == own.reduce(0) { $0 + $1.picoDollars })
        }
    }

    @Test func aTimeIsWidenedToWhatIsKeptAndSaysSo() throws {
        let book = try LedgerBook()
        try book.count(
            [.init(time: .utc(2026, 11, 23, 9, 59, 59)), .init(time: .utc(2026, 11, 23, 10, 5, 30))], now: Self.now)
        let asked = Timestamp.utc(2026, 11, 23, 10, 5, 40)..<Timestamp.utc(2026, 11, 23, 10, 6, 10)
        var result = try book.usage(Self.query(asked.lowerBound, asked.upperBound), now: Self.now)
        #expect(result.times == .utc(2026, 11, 23, 10, 5)..<(.utc(2026, 11, 23, 10, 7)))
        #expect(result.caveats == [.startsEarlier, .endsLater])
        #expect(result.total.requests == 1)
        result = try book.usage(
            Self.query(asked.lowerBound, asked.upperBound, [.label("user")]), now: .utc(2026, 11, 23, 10, 16))
        #expect(result.times == .utc(2026, 11, 23, 10)..<(.utc(2026, 11, 23, 10, 15)))
        #expect(result.caveats == [.startsEarlier, .endsLater])
        #expect(result.total.requests == 1)
        // An end in the present quarter loses nothing by it.
        result = try book.usage(
            Self.query(.utc(2026, 11, 23, 9, 45), Self.now, [.label("user")]), now: Self.now)
        #expect(result.caveats.isEmpty)
        #expect(result.total.requests == 2)
    }

    @Test func theGrainIsThatOfTheAge() throws {
        let book = try LedgerBook()
        let old = Timestamp.utc(2026, 11, 10, 8, 20)
        try book.count([.init(time: old)], now: Self.now)
        var result = try book.usage(
            Self.query(.utc(2026, 11, 10), .utc(2026, 11, 11), bucket: .minute), now: Self.now)
        #expect(result.caveats == [.onlyByQuarter])
        #expect(result.groups.keys.map(\.time) == [.utc(2026, 11, 10, 8, 15)])
        // 14 months later only its day is known, and that by Tokyo's calendar.
        let later = Timestamp.utc(2028, 1, 10)
        try book.prune(now: later, zone: .tokyo)
        result = try book.usage(
            Self.query(.utc(2026, 11, 10, 12), .utc(2026, 11, 20), zone: .tokyo, bucket: .hour), now: later)
        #expect(result.total.requests == 1)
        #expect(result.times.lowerBound == .utc(2026, 11, 9, 15))
        #expect(result.caveats == [.onlyByDay, .startsEarlier])
        result = try book.usage(
            Self.query(.utc(2026, 11, 9, 15), .utc(2026, 11, 11, 15), zone: .tokyo, bucket: .day), now: later)
        #expect(result.caveats.isEmpty)
        #expect(result.groups.keys.map(\.time) == [.utc(2026, 11, 9, 15)])
        result = try book.usage(
            Self.query(.utc(2026, 11, 10), .utc(2026, 11, 11), bucket: .day, [.label("user")]), now: later)
        #expect(result.caveats == [.datesOf(zone: "Asia/Tokyo")])
        #expect(result.groups.keys.map(\.time) == [.utc(2026, 11, 10)])
        #expect(result.ledgerStart == .utc(2026, 11, 10))
    }

    /// Rows with labels are many: where none is asked for, those of the last days stay packed.
    @Test func rowsWithLabelsStayPackedWithoutNeed() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9))], now: Self.now)
        try book.execute("UPDATE rollup_quarter SET rows = X'FF'")
        let times = (Timestamp.utc(2026, 11, 22), Timestamp.utc(2026, 11, 24))
        #expect(try book.usage(Self.query(times.0, times.1, [.model]), now: Self.now).total.requests == 1)
        let error = #expect(throws: LedgerError.self) {
            try book.usage(Self.query(times.0, times.1, [.label("user")]), now: Self.now)
        }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func anEmptyLedgerHasNothing() throws {
        let book = try LedgerBook()
        for dimensions in [[], [.label("user")]] as [[UsageDimension]] {
            let result = try book.usage(
                Self.query(Timestamp(microseconds: .min), Timestamp(microseconds: .max), bucket: .day, dimensions),
                now: Self.now)
            #expect(result.groups.isEmpty)
            #expect(result.ledgerStart == nil)
            #expect(result.caveats.isEmpty)
        }
    }

    @Test func theFutureIsEmpty() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9))], now: Self.now)
        let result = try book.usage(Self.query(.utc(2027, 1, 1), .utc(2027, 2, 1), bucket: .day), now: Self.now)
        #expect(result.groups.isEmpty)
        #expect(result.ledgerStart == .utc(2026, 11, 23, 9))
    }

    /// Sums beyond 64 bits are those of no real request.
    @Test func sumsNeverWrapAround() throws {
        let book = try LedgerBook()
        try book.count([.init(time: .utc(2026, 11, 23, 9, 0)), .init(time: .utc(2026, 11, 23, 9, 1))], now: Self.now)
        try book.execute("UPDATE rollup_minute SET input_tokens = 9223372036854775807")
        for bucket in [nil, .minute] as [TimeBucket?] {
            let error = #expect(throws: LedgerError.self) {
                try book.usage(
                    Self.query(.utc(2026, 11, 23, 9), .utc(2026, 11, 23, 9, 10), bucket: bucket), now: Self.now)
            }
            guard case .damaged = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
