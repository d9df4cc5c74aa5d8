import Ledger
import LogDecoding
import LogSources
import TestKit
import Testing
import UsageModel

@testable import Pipeline

/// The costliest requests, on their way from lines to lists.
struct CostliestTests {
    /// What is expected of a request.
    private struct Expected: Equatable {
        let cost: Int64
        let id: String
        let line: Int64
        let user: String
        let tokens: Int64

        init(_ line: Line, number: Int) {
            cost = line.cost
            id = line.requestID ?? ""
            self.line = Int64(number + 1)
            user = line.user ?? "unknown"
            tokens = line.tokens
        }

        init(_ request: CostlyRequest) {
            cost = request.cost
            id = request.line.id
            line = request.line.line
            user = request.series.labels.first?.value ?? ""
            tokens = request.usage.total
        }
    }

    private static let all = Timestamp(seconds: 0)..<Timestamp(seconds: 10_000_000_000)

    /// Successful requests of some hours, some with ids; many cost the same.
    private static func lines(_ count: Int, hours: Int64, seed: UInt64) -> [Line] {
        var lines = EngineScene.lines(count, seed: seed)
        var random = SeededGenerator(seed: seed)
        for index in lines.indices {
            if index % 3 == 0 { lines[index].input = 1_000_000 }
            if index % 6 == 0 { (lines[index].output, lines[index].read, lines[index].write) = (0, 0, 0) }
            lines[index].requestID = index % 4 == 0 ? nil : "req_\(seed)_\(index)"
            lines[index].time = lines[index].time.map {
                Timestamp(seconds: $0.seconds - 3_600 * Int64.random(in: 0..<hours, using: &random))
            }
        }
        return lines
    }

    private static func isBefore(_ left: (Int, Line), _ right: (Int, Line)) -> Bool {
        if left.1.cost != right.1.cost { return left.1.cost > right.1.cost }
        return (left.1.time ?? Clock.now, left.0) < (right.1.time ?? Clock.now, right.0)
    }

    private static func costly(_ lines: [Line]) -> [(Int, Line)] {
        lines.enumerated().filter { !$1.isFailure && $1.cost > 0 }.map { ($0, $1) }.sorted(by: isBefore)
    }

    /// The fifty costliest of each hour.
    private static func listed(_ lines: [Line]) -> [Expected] {
        var counts: [Int64: Int] = [:]
        return costly(lines).filter { _, line in
            let hour = (line.time?.seconds ?? 0) / 3_600
            counts[hour, default: 0] += 1
            return counts[hour, default: 0] <= 50
        }.map { Expected($0.1, number: $0.0) }
    }

    private func found(in scene: EngineScene) throws -> [CostlyRequest] {
        try LedgerReader(path: scene.ledgerPath).costliest(Self.all, limit: 10_000).requests
    }

    // MARK: - The daemon

    @Test(arguments: [1 << 20, 4_096])
    func theLedgerListsEachHoursCostliest(blockBytes: Int) throws {
        let scene = try EngineScene()
        scene.labels = [DecodingPlan.Label(name: "user", path: .key("user_id"))]
        scene.options.blockBytes = blockBytes
        // Commits while it reads, where blocks are small.
        scene.pace.maximumBytes = blockBytes * 3
        // The last come late, after a restart, and a restart between them finds nothing new.
        let parts = [
            Self.lines(700, hours: 3, seed: 1), Self.lines(40, hours: 1, seed: 2), Self.lines(300, hours: 5, seed: 3),
        ]
        var bytes = 0
        for part in parts {
            bytes += try scene.append(part)
            try scene.run(bytes: bytes)
            try scene.run(bytes: bytes)
        }
        let expected = Self.listed(parts.flatMap { $0 })
        let found = try found(in: scene)
        #expect(found.map(Expected.init) == expected)
        #expect(expected.count > 200 && expected.count < 350)
        #expect(Set(found.map(\.line.path)) == ["\(scene.folder)/app.jsonl"])
        #expect(found.allSatisfy { $0.series.provider == "anthropic" && $0.series.status == .success })
        #expect(try scene.contents().costlyCount == Int64(expected.count))
    }

    /// What an app writes into an id is text and nothing else.
    @Test func hostileIDsAreKeptAsText() throws {
        let scene = try EngineScene()
        let ids = [
            "'); DROP TABLE costly_request; --", #"a\u0000b"#, #"\u001b[2J\u001b]0;x\u0007"#, "<img src=x onerror=y>",
            String(repeating: "q", count: 100_000), "日本語", "",
        ]
        let lines = ids.enumerated().map { number, id in
            var line = Line(time: Clock.now, input: Int64(ids.count - number), output: 1)
            line.requestID = id
            return line
        }
        try scene.run(bytes: try scene.append(lines))
        let found = try found(in: scene).map(\.line.id)
        #expect(
            found == [
                ids[0], "a\u{FFFD}b", "\u{1B}[2J\u{1B}]0;x\u{7}", ids[3], String(repeating: "q", count: 128), ids[5],
                "",
            ])
    }

    /// A stream's first event has the id, its last one most of the cost; the daemon may stop between them.
    @Test func aStreamIsListedWithItsWholeCost() throws {
        let scene = try EngineScene()
        func start(_ id: String) -> String {
            """
            {"type":"message_start","message":{"id":"\(id)","type":"message","role":"assistant",\
            "model":"claude-sonnet-4-20250514","usage":{"input_tokens":10,"output_tokens":1}},"timestamp":"2026-11-24T10:59:59Z"}

            """
        }
        let end =
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":500},"#
            + #""timestamp":"2026-11-24T11:00:09Z"}"# + "\n"
        var bytes = try scene.append(start("msg_a") + end + start("msg_b"))
        try scene.run(bytes: bytes)
        bytes += try scene.append(end)
        try scene.run(bytes: bytes)
        let found = try found(in: scene)
        #expect(found.map(\.line.id) == ["msg_a", "msg_b"])
        #expect(found.map(\.line.line) == [1, 3])
        for request in found {
            #expect(request.cost == 10 * 3_000_000 + 500 * 15_000_000)
            #expect(request.usage == TokenUsage(input: 10, output: 500))
            #expect(request.time == Timestamp(seconds: 1_795_517_999))
        }
    }

    @Test func whatHasNoPriceKeepsItsLineUntilItHas() throws {
        let scene = try EngineScene()
        let now = Clock.now
        var line = Line(model: "house-7b", time: now, input: 5, output: 1)
        line.requestID = "req_house"
        try scene.run(bytes: try scene.append([Line(time: now, input: 1, output: 1), line]))
        #expect(try found(in: scene).count == 1)
        _ = try LedgerStore(path: scene.ledgerPath).reprice(now: now, zone: .utc) { _, _ in 1_000_000_000 }
        let first = try #require(try found(in: scene).first)
        #expect(
            first.line
                == RequestLine(
                    id: "req_house", source: "\(scene.folder)/app.jsonl", path: "\(scene.folder)/app.jsonl", line: 2))
        #expect(first.series.model == "house-7b")
    }

    // MARK: - Analyses

    @Test(arguments: [1, 4], [61, 3_000, 1 << 22] as [Int64])
    func anAnalysisTellsThem(threads: Int, pieceBytes: Int64) throws {
        let scene = try EngineScene()
        let lines = Self.lines(900, hours: 4, seed: 5)
        try scene.append(lines)
        // Another file's lines are counted from its own beginning.
        let others = Self.lines(100, hours: 4, seed: 6)
        try scene.append(others, to: "b.jsonl")
        var request = AnalysisRequest(
            paths: ["app.jsonl", "b.jsonl"].map { "\(scene.folder)/\($0)" }, dimensions: [.field(.key("user_id"))],
            threads: threads)
        request.pieceBytes = pieceBytes
        request.costliestCount = 70
        let result = try Analysis.run(request, now: Clock.now)
        let expected = (Self.costly(lines).map { ($0, "app") } + Self.costly(others).map { ($0, "b") }).sorted {
            let (left, right) = ($0.0.1, $1.0.1)
            if left.cost != right.cost { return left.cost > right.cost }
            if left.time != right.time { return left.time ?? Clock.now < right.time ?? Clock.now }
            return ($0.1, $0.0.0) < ($1.1, $1.0.0)
        }.prefix(70).map { Expected($0.0.1, number: $0.0.0) }
        #expect(result.costliest.map(Expected.init) == Array(expected))
        request.costliestCount = 0
        #expect(try Analysis.run(request, now: Clock.now).costliest == [])
    }

    /// Requests with an id of their own are put together from all threads: repeats do not push others out.
    @Test(arguments: [1, 4])
    func anAnalysisTellsARepeatedRequestOnce(threads: Int) throws {
        let scene = try EngineScene()
        let text = (1...400).map { number in
            let answer = """
                {"id":"chatcmpl-\(number % 200)","object":"chat.completion","model":"gpt-4o-2024-08-06","usage":\
                {"prompt_tokens":\(1_000 + number % 200),"completion_tokens":1,"total_tokens":\(1_001 + number % 200)}}

                """
            return answer
        }.joined()
        try scene.append(text)
        var request = AnalysisRequest(paths: ["\(scene.folder)/app.jsonl"], threads: threads)
        request.pieceBytes = 2_000
        request.costliestCount = 5
        let result = try Analysis.run(request, now: Clock.now)
        #expect(result.repeats == 200)
        let numbers: [Int64] = [199, 198, 197, 196, 195]
        #expect(result.costliest.map(\.line.id) == numbers.map { "chatcmpl-\($0)" })
        #expect(result.costliest.map(\.line.line) == numbers)
        // $2.50 and $10 a million tokens.
        let costs: [Int64] = numbers.map { (1_000 + $0) * 2_500_000 + 10_000_000 }
        #expect(result.costliest.map(\.cost) == costs)
    }
}
