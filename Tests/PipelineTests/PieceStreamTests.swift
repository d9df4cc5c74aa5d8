import Ledger
import LogDecoding
import TestKit
import Testing
import UsageModel

@testable import Pipeline

/// Logs that tell an answer's stream chunk by chunk (OpenAI's with `include_usage`): the usage stands behind the chunk that
/// ends the answer, and labels may stand beside the first chunk alone.
struct PieceStreamTests {
    private static func chunk(_ id: Int, _ rest: String, user: String? = nil) -> String {
        let label = user.map { ",\"user_id\":\"\($0)\"" } ?? ""
        return """
            {"id":"chatcmpl-\(id)","object":"chat.completion.chunk","created":1795521600,"model":"gpt-4o-2024-08-06"\
            \(label),\(rest)}

            """
    }

    private static func end(_ id: Int, user: String? = nil) -> String {
        chunk(id, #""choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null"#, user: user)
    }

    private static func usage(_ id: Int, input: Int, output: Int) -> String {
        chunk(
            id,
            """
            "choices":[],"usage":{"prompt_tokens":\(input),"completion_tokens":\(output),\
            "total_tokens":\(input + output)}
            """)
    }

    private static func withoutUsage(_ running: EngineScene.Running) -> Int64 {
        running.state.withCounters { counters in
            counters.series.values.reduce(0) { $0 + $1.counters.totals.requestsWithoutUsage }
        }
    }

    @Test func aUsageBehindTheEndIsNoMissingOne() throws {
        let scene = try EngineScene()
        let running = try scene.start()
        try scene.append(Self.end(1))
        try scene.append(Self.end(2) + Self.usage(2, input: 10, output: 5))
        try scene.append(Self.usage(1, input: 100, output: 50))
        try scene.append(Self.end(3))
        try running.wait("the third request is not told to be without usage") { Self.withoutUsage(running) == 1 }
        #expect(running.requests == 3)
        // What comes even later still has its tokens counted.
        let bytes = try scene.append(Self.usage(3, input: 1_000, output: 500))
        try running.wait("the late usage is not read") { running.tally(TallyName.bytes) > Int64(bytes) * 5 }
        try running.stop()
        #expect(Self.withoutUsage(running) == 1)
        let sums = try LedgerStore(path: scene.ledgerPath).totals(.quarter, slots: .min ..< .max).values
        #expect(sums.reduce(0) { $0 + $1.totals.usage.input } == 1_110)
        #expect(sums.reduce(0) { $0 + $1.totals.requestsWithoutUsage } == 1)
        for grain in RollupGrain.allCases where grain != .day {
            #expect(try scene.total(grain) == scene.total())
        }
    }

    /// A restart keeps what is waited for: the usage is read by the next run, or the next run tells that none came.
    @Test func aRestartBetweenEndAndUsageChangesNothing() throws {
        let scene = try EngineScene()
        var bytes = try scene.append(Self.end(1) + Self.end(2))
        let first = try scene.run(bytes: bytes)
        #expect(Self.withoutUsage(first) == 0)
        bytes += try scene.append(Self.usage(1, input: 10, output: 5))
        let second = try scene.start()
        try second.wait("the second request is not told to be without usage") { Self.withoutUsage(second) == 1 }
        try second.stop()
        let third = try scene.run(bytes: bytes)
        #expect(Self.withoutUsage(third) == 1)
        #expect(third.requests == 2)
        #expect(try scene.total().input == 10)
    }

    @Test func aRevisionAfterARestartHasTheLabelsOfTheFirstRecord() throws {
        let scene = try EngineScene()
        scene.labels = [DecodingPlan.Label(name: "user", path: .key("user_id"))]
        var bytes = try scene.append(Self.end(1, user: "anna") + Self.end(2, user: "ben"))
        try scene.run(bytes: bytes)
        bytes += try scene.append(Self.usage(1, input: 10, output: 5) + Self.usage(2, input: 100, output: 50))
        try scene.run(bytes: bytes)
        let contents = try scene.contents()
        var input: [String: Int64] = [:]
        for (id, counters) in contents.counters {
            let user = contents.series[id]?.labels.first?.value ?? ""
            input[user, default: 0] += counters.totals.usage.input
        }
        #expect(input == ["anna": 10, "ben": 100])
    }

    @Test func anAnalysisWaitsForTheUsageToTheEnd() throws {
        let scene = try AnalysisScene()
        let path = try scene.write(
            Self.end(1) + Self.end(2) + Self.end(3) + Self.usage(3, input: 7, output: 1)
                + Self.usage(1, input: 10, output: 5), to: "chunks.jsonl")
        for pieceBytes in [61, 300, 1 << 22] as [Int64] {
            var request = AnalysisRequest(paths: [path], threads: 2)
            request.pieceBytes = pieceBytes
            let result = try Analysis.run(request, now: AnalysisScene.now)
            #expect(result.requestsWithoutUsage == 1)
            #expect(result.groups.values.map(\.totals.usage.input) == [17])
            #expect(result.groups.values.map(\.successes) == [3])
        }
    }
}
