import LogDecoding
import Testing
import UsageModel

/// Lines inside lines: what collectors and log libraries put around them.
struct WrappedLineTests {
    private static let inner =
        #"{"model":"gpt-4o","usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30}}"#

    private static func quoted(_ text: String) -> String { JSONText.string(text) }

    /// 2026-11-23T11:38:41Z.
    private static let time: Int64 = 1_795_433_921

    private static let envelopes: [String] = [
        #"{"log":\#(quoted(inner + "\n")),"stream":"stdout","time":"2026-11-23T11:38:41.000000000Z"}"#,
        #"{"__REALTIME_TIMESTAMP":"1795433921000000","PRIORITY":"6","MESSAGE":\#(quoted(inner))}"#,
        #"{"@timestamp":"2026-11-23T11:38:41.000Z","log.level":"INFO","message":\#(quoted(inner)),"ecs.version":"1.2.0"}"#,
        #"{"version":"1.1","host":"h","short_message":\#(quoted(inner)),"timestamp":1795433921.0,"level":6}"#,
        #"{"level":"info","ts":1795433921.0,"caller":"a.go:1","msg":\#(quoted(inner))}"#,
        #"{"@t":"2026-11-23T11:38:41Z","@m":\#(quoted(inner)),"@l":"Information"}"#,
        #"{"asctime":"2026-11-23 11:38:41,000","levelname":"INFO","message":\#(quoted(inner))}"#,
        #"{"level":"info","message":\#(quoted("  " + inner)),"timestamp":"2026-11-23T11:38:41.000Z"}"#,
        "2026-11-23T11:38:41.000000000Z stdout F \(inner)",
        "2026-11-23T12:38:41+01:00 stderr F \(inner)",
        "<165>1 2026-11-23T11:38:41Z host app 12 ID47 - \(inner)",
        "<165>1 2026-11-23T11:38:41Z host app - - [x@1 a=\"b\"] @cee: \(inner)",
        "2026-11-23T11:38:41.000000+00:00 host app[12]: \(inner)",
        // Wrapped twice.
        #"{"log":\#(quoted(#"{"message":\#(quoted(inner))}"#)),"time":"2026-11-23T11:38:41Z"}"#,
        #"2026-11-23T11:38:41Z stdout F {"message":\#(quoted(inner))}"#,
    ]

    @Test(arguments: envelopes)
    func unwrapped(line: String) throws {
        for preset in ["auto", "openai"] {
            let request = try decodeRequest(line, plan: DecodingPlan(preset: try #require(Preset.named(preset))))
            #expect(request.model == "gpt-4o")
            #expect(request.record.usage == TokenUsage(input: 10, output: 20))
            // The inner line has no time: that of the line around it counts.
            #expect(request.record.time.seconds == Self.time && request.record.timeOrigin == .line)
        }
    }

    /// RFC 3164 has no year, and so no time.
    @Test(arguments: [
        "Nov 23 11:38:41 host app[12]: ", "<34>Nov  3 11:38:41 host app: ", "<34>Nov  3 11:38:41 host app: @cee: ",
    ])
    func timelessSyslog(prefix: String) throws {
        let request = try decodeRequest(prefix + Self.inner)
        #expect(request.record.usage == TokenUsage(input: 10, output: 20))
        #expect(request.record.timeOrigin == .file)
    }

    @Test func innerTimeComesFirst() throws {
        let inner = Self.inner.replacing("{\"model\"", with: #"{"ts":1795430000,"model""#)
        let request = try decodeRequest(#"{"log":\#(Self.quoted(inner)),"time":"2026-11-23T11:38:41Z"}"#)
        #expect(request.record.time.seconds == 1_795_430_000)
    }

    /// A prefix that is none of the known ones leaves the line what it is.
    @Test(arguments: [
        "INFO: ", "2026-11-23T11:38:41.5Z app[web.1]: ", "app | ", "[2026-11-23] ", "stdout F ", "data: ",
        "2026-11-23T11:38:41Z stdout P ", "<999999>1 2026-11-23T11:38:41Z h a p m - ", "Foo 23 11:38:41 host app: ",
    ])
    func unknownPrefixes(prefix: String) throws {
        let decoded = try decode(prefix + Self.inner)
        #expect(decoded.counts[.notJSON] == 1 && decoded.counts.total == 1)
    }

    /// A line that is a request by itself is not looked into: what a model said may be JSON.
    @Test func theLineItselfComesFirst() throws {
        let line =
            #"{"message":\#(Self.quoted(Self.inner)),"model":"gpt-5","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#
        #expect(try decodeRequest(line).record.usage == TokenUsage(input: 1, output: 2))
    }

    @Test(arguments: [
        #"{"message":"started"}"#, #"{"message":"{not json"}"#, #"{"message":"{\"a\": 1}"}"#, #"{"msg":"{'a': 1}"}"#,
        #"{"message":{"a":1}}"#, #"{"log":"Traceback: {oops}"}"#, #"{"message":"{\"a\":1} {\"b\":2}"}"#,
    ])
    func textsThatHoldNoRequest(line: String) throws {
        let decoded = try decode(line)
        #expect(decoded.counts.other == 1 && decoded.counts.total == 1)
    }

    /// What a collector wraps is the line: half a document in it is half a line.
    @Test func tornInsideACollectorsLine() throws {
        for line in [#"{"log":"{\"model\":\"gpt-4o\",\"usage\":{\"pro"}"#, #"{"MESSAGE":"{\"model\":\"gpt-4o\""}"#] {
            let decoded = try decode(line)
            #expect(decoded.counts[.notJSON] == 1 && decoded.counts.total == 1)
        }
    }

    /// Three wrappers are the limit; what is deeper is not looked for.
    @Test func depthIsBounded() throws {
        var line = Self.inner
        for depth in 1...5 {
            line = #"{"log":\#(Self.quoted(line)),"time":"2026-11-23T11:38:41Z"}"#
            let decoded = try decode(line)
            #expect(decoded.counts.usage == (depth <= 3 ? 1 : 0), "\(depth)")
            #expect(decoded.counts.total == 1)
        }
    }

    /// Labels are taken from the line, and from those around it where it has none.
    @Test func labelsComeFromTheOutsideToo() throws {
        let labels = ["user", "host"].map { DecodingPlan.Label(name: $0, path: FieldPath($0)!) }
        let inner = Self.inner.replacing("{\"model\"", with: #"{"user":"ann","model""#)
        let line = #"{"log":\#(Self.quoted(inner)),"user":"bob","host":"h1"}"#
        #expect(try decodeRequest(line, plan: DecodingPlan(labels: labels)).labels == ["ann", "h1"])
    }

    /// The order of lines and the time of those without one do not depend on what is wrapped.
    @Test func timesGoOnThroughWrappers() throws {
        let lines = [
            Self.envelopes[0], Self.inner, Self.envelopes[10].replacing("11:38:41", with: "11:38:45"), Self.inner,
        ]
        let records = try decode(lines.joined(separator: "\n")).requests.map(\.record)
        #expect(records.map(\.line) == [0, 1, 2, 3])
        #expect(records.map(\.time.seconds) == [Self.time, Self.time, Self.time + 4, Self.time + 4])
        #expect(records.map(\.timeOrigin) == [.line, .previousLine, .line, .previousLine])
    }
}
