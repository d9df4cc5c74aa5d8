import LogDecoding
import Testing
import UsageModel

/// How a line's time is read.
struct TimestampTests {
    /// 2026-11-23T11:22:30Z in microseconds since the epoch.
    private static let base: Int64 = 1_795_432_950_000_000
    private static let hour: Int64 = 3_600_000_000
    private static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 9 * 3_600, transitions: [])
    /// Summer time in New York in 2026: from March 8, 07:00Z to November 1, 06:00Z.
    private static let newYork = CivilZone(
        identifier: "America/New_York", firstOffset: -5 * 3_600,
        transitions: [.init(at: 1_772_953_200, offset: -4 * 3_600), .init(at: 1_793_512_800, offset: -5 * 3_600)])

    private func record(_ timestamp: String, zone: CivilZone = .utc) throws -> UsageRecord {
        try decodeRequest(
            #"{"event":"llm_request_success","input_tokens":1,"timestamp":\#(timestamp)}"#,
            plan: DecodingPlan(zone: zone)
        ).record
    }

    private static let civil: [(String, Int64)] = [
        ("2026-11-23T11:22:30Z", base), ("2026-11-23T11:22:30z", base), ("2026-11-23t11:22:30Z", base),
        ("2026-11-23 11:22:30Z", base),
        ("2026-11-23T11:22:30", base), ("2026-11-23 11:22:30", base), ("2026-11-23 11:22:30,123", base + 123_000),
        ("2026-11-23T11:22:30.641596Z", base + 641_596), ("2026-11-23T11:22:30.5", base + 500_000),
        ("2026-11-23T11:22:30.000001Z", base + 1), ("2026-11-23T11:22:30.1234569Z", base + 123_456),
        ("2026-11-23T11:22:30.123456789012345678901234567890Z", base + 123_456), ("2026-11-23T20:22:30+09:00", base),
        ("2026-11-23T20:22:30+0900", base), ("2026-11-23T20:22:30+09", base), ("2026-11-23T05:52:30-0530", base),
        ("2026-11-23T05:52:30.25-05:30", base + 250_000), ("2026-11-23 20:22:30 +0900", base),
        ("2026-11-23T11:22:30+00:00", base),
        ("2026-11-23T11:22:30-00:00", base), ("2026-11-24T01:22:30+14:00", base - 0),
        ("2026-11-23T11:22:60Z", base + 30_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000_000),
        ("2000-02-29T12:00:00Z", 951_825_600_000_000), ("1970-01-01T00:00:00.000001Z", 1),
    ]

    @Test(arguments: civil)
    func civilTimes(text: String, microseconds: Int64) throws {
        let record = try record("\"\(text)\"")
        #expect(record.time.microseconds == microseconds)
        #expect(record.timeOrigin == .line)
    }

    private static let inTokyo: [(String, Int64)] = [
        // Nine hours before UTC's reading of the same clock.
        ("2026-11-23T20:22:30", base), ("2026-11-23 20:22:30,5", base + 500_000),
        // A named zone holds against the source's.
        ("2026-11-23T11:22:30Z", base), ("2026-11-23T11:22:30+00:00", base),
    ]

    @Test(arguments: inTokyo)
    func timesWithoutZoneInTokyo(text: String, microseconds: Int64) throws {
        #expect(try record("\"\(text)\"", zone: Self.tokyo).time.microseconds == microseconds)
    }

    @Test(arguments: [
        ("2026-01-15T12:00:00", 1_768_496_400), ("2026-07-15T12:00:00", 1_784_131_200),
        // Shown twice: the first. Skipped: moved on by the gap.
        ("2026-11-01T01:30:00", 1_793_511_000), ("2026-03-08T02:30:00", 1_772_955_000),
    ])
    func timesWithoutZoneAroundSummerTime(text: String, seconds: Int64) throws {
        #expect(try record("\"\(text)\"", zone: Self.newYork).time == Timestamp(seconds: seconds))
    }

    private static let numbers: [(String, Int64)] = [
        ("1795432950", base), ("1795432950.641596", base + 641_596), ("1795432950.6415967", base + 641_596),
        ("1.79543295e9", base),
        ("1795432950641", base + 641_000), ("1795432950641.596", base + 641_596), ("1795432950641596", base + 641_596),
        ("1795432950641596000", base + 641_596), ("1795432950641596789", base + 641_596), (#""1795432950""#, base),
        (#""1795432950.5""#, base + 500_000), (#""1795432950641""#, base + 641_000), ("1", 1_000_000),
        ("1.5", 1_500_000),
        ("99999999", 99_999_999_000_000),
    ]

    @Test(arguments: numbers)
    func epochs(text: String, microseconds: Int64) throws {
        let record = try record(text)
        #expect(record.time.microseconds == microseconds)
        #expect(record.timeOrigin == .line)
    }

    @Test(arguments: [
        #""""#, #"" ""#, #""yesterday""#, "null", "true", "{}", "[]", "0", "-1", "-1795432950", "1e309", "1e400",
        "99999999999999999999999", #""-5""#, #""0""#, #""2026-02-30T11:26:08Z""#, #""2026-02-29T00:00:00Z""#,
        #""2100-02-29T00:00:00Z""#, #""2026-04-31T00:00:00Z""#, #""2026-00-10T00:00:00Z""#, #""2026-13-10T00:00:00Z""#,
        #""2026-11-00T00:00:00Z""#, #""2026-11-32T00:00:00Z""#, #""2026-11-23T24:00:00Z""#, #""2026-11-23T23:60:00Z""#,
        #""2026-11-23T23:59:61Z""#, #""2026-11-23""#, #""2026-11-23T11:22""#, #""2026-11-23T11:22:3""#,
        #""2026-11-23T11:22:30.""#,
        #""2026-11-23T11:22:30.Z""#, #""2026-11-23T11:22:30ZZ""#, #""2026-11-23T11:22:30+9""#,
        #""2026-11-23T11:22:30+09:0""#,
        #""2026-11-23T11:22:30+19:00""#, #""2026-11-23T11:22:30+09:60""#, #""2026-11-23T11:22:30 JST""#,
        #""2026-11-23T11:22:30+""#,
        #""2026/11/23 11:22:30""#, #""23/Nov/2026:11:26:08 +0000""#, #""2026-11-23T11:22:30Z ""#,
        #"" 2026-11-23T11:22:30Z""#,
        #""1969-12-31T23:59:59Z""#, #""0000-01-01T00:00:00Z""#, #""0000000000000000000""#, #""+026-11-23T11:22:30""#,
        #""1970-01-01T00:00:00Z""#,
    ])
    func whatCannotBeReadTakesTheLineBefores(text: String) throws {
        let first = #"{"event":"x","timestamp":"2026-11-23T11:22:30Z"}"#
        let second = #"{"event":"llm_request_success","input_tokens":1,"timestamp":\#(text)}"#
        let alone = try decodeRequest(second).record
        #expect(alone.time == fileTime && alone.timeOrigin == .file)
        let behind = try #require(try decode("\(first)\n\(second)").requests.first?.record)
        #expect(behind.time.microseconds == Self.base && behind.timeOrigin == .previousLine)
    }

    /// A day ahead of the reader's clock is a clock that is off; more is suspect.
    @Test func farFutureIsSuspect() throws {
        let atLimit = try record(#""2026-11-25T00:00:00Z""#)
        #expect(atLimit.time.microseconds == 1_795_564_800_000_000 && atLimit.timeOrigin == .line)
        for text in [
            #""2026-11-25T00:00:00.000001Z""#, #""9999-12-31T23:59:59Z""#, "9223372036854775807", "99999999999",
        ] {
            let record = try record(text)
            #expect(record.time == readTime && record.timeOrigin == .suspect, "\(text)")
        }
        let lines = [#""2026-11-23T11:22:30Z""#, #""9999-12-31T23:59:59Z""#, "null"].map {
            #"{"event":"llm_request_success","input_tokens":1,"timestamp":\#($0)}"#
        }
        let decoded = try decode(lines.joined(separator: "\n"))
        #expect(decoded.requests.map(\.record.timeOrigin) == [.line, .suspect, .previousLine])
        // The line behind takes the last time that can be believed.
        #expect(decoded.requests.last?.record.time.microseconds == Self.base)
        #expect(decoded.timeOrigins == [1, 1, 0, 1])
    }

    @Test func otherNamesOfTheField() throws {
        for name in ["timestamp", "ts", "time", "@timestamp"] {
            let line = #"{"event":"llm_request_success","input_tokens":1,"\#(name)":1795432950}"#
            #expect(try decodeRequest(line).record.time.microseconds == Self.base)
        }
        let both = #"{"ts":1,"event":"llm_request_success","input_tokens":1,"timestamp":null,"time":1795432950}"#
        #expect(try decodeRequest(both).record.time.microseconds == 1_000_000)
    }

    // MARK: - From block to block

    @Test func contextGoesOnToTheNextBlock() throws {
        var decoder = try BlockDecoder(plan: DecodingPlan())
        var context = freshContext()
        // Lines of other events and those that are passed over tell the time too.
        _ = try decoder.decoded(#"{"event":"x","timestamp":"2026-11-23T11:22:30Z"}"#.utf8, context: &context)
        #expect(context.lastTime?.microseconds == Self.base)
        let next = try decoder.decoded("x\n\n{\"event\":\"rate_limit_hit\"}".utf8, context: &context)
        #expect(next.requests.first?.record.time.microseconds == Self.base)
        #expect(next.events.first?.timeOrigin == .previousLine)
    }

    @Test func onlyTheAskedForTimeIsCounted() throws {
        let from = Timestamp(microseconds: Self.base)
        let plan = DecodingPlan(timeRange: from..<Timestamp(microseconds: Self.base + Self.hour))
        let times = [
            "2026-11-23T11:22:29.999999Z", "2026-11-23T11:22:30Z", "2026-11-23T12:22:29.999999Z",
            "2026-11-23T12:22:30Z",
        ]
        let lines = times.flatMap { time in
            ["llm_request_success", "rate_limit_hit", "falling_back_to_haiku", "x"].map {
                #"{"event":"\#($0)","input_tokens":1,"timestamp":"\#(time)"}"#
            }
        }
        let decoded = try decode((lines + ["{", ""]).joined(separator: "\n") + "\n", plan: plan)
        #expect(decoded.counts.filtered == 8 && decoded.counts.usage == 4 && decoded.counts.other == 4)
        #expect(decoded.counts[.notJSON] == 1 && decoded.counts[.blank] == 1)
        #expect(decoded.events.count == 4)
        #expect(decoded.requests.map(\.record.line) == [4, 5, 8, 9])
    }

    /// The date of the line before is kept: it may not stand in for one that is none.
    @Test func datesOfManyLines() throws {
        let day: Int64 = 86_400_000_000
        let nothing = String(repeating: #"\u0000"#, count: 10)
        let times: [(String, Int64?)] = [
            (nothing + "T11:22:30Z", nil), ("2026-11-23T11:22:30Z", Self.base), ("2026-11-31T11:22:30Z", nil),
            ("2026-11-24T11:22:30.000007Z", Self.base + day + 7), ("2026-11-24T11:2:230Z", nil),
            ("2026-11-24T11:22:3:Z", nil), ("2026-11-24T24:22:30Z", nil),
            ("2026-11-23T11:22:31Z", Self.base + 1_000_000),
        ]
        let lines = times.map { #"{"event":"llm_request_success","input_tokens":1,"timestamp":"\#($0.0)"}"# }
        let records = try decode(lines.joined(separator: "\n") + "\n").requests.map(\.record)
        #expect(records.map { $0.timeOrigin == .line ? $0.time.microseconds : nil } == times.map(\.1))
    }
}
