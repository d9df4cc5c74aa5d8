import Ledger
import LogDecoding
import TestKit
import Testing
import UsageModel

@testable import Pipeline

/// Logs that tell an answer's stream event by event (<https://platform.claude.com/docs/en/build-with-claude/streaming>): id,
/// model and input stand in the first event, the output in the last but one.
struct EventStreamTests {
    private struct Stream {
        let lines: [String]
        let input: Int64
        let output: Int64
    }

    private static func streams(_ count: Int, seed: UInt64) -> [Stream] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let input = Int64.random(in: 1...5_000, using: &random)
            let output = Int64.random(in: 2...900, using: &random)
            let time = "\"timestamp\":\"2026-11-24T10:00:\(10 + number % 50)Z\""
            var lines = [
                """
                {"type":"message_start","message":{"id":"msg_\(number)","type":"message","role":"assistant",\
                "model":"claude-sonnet-4-5-20250929","usage":{"input_tokens":\(input),"output_tokens":1}},\(time)}
                """
            ]
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                lines.append(
                    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"some words"}}"#)
            }
            lines.append(
                #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":\#(output)},\#(time)}"#
            )
            return Stream(lines: lines, input: input, output: output)
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func anAnalysisInPiecesCountsEachStreamOnce(seed: UInt64) throws {
        let scene = try AnalysisScene()
        let streams = Self.streams(60, seed: seed)
        let text = streams.flatMap(\.lines).map { $0 + "\n" }.joined()
        let path = try scene.write(text, to: "events.jsonl")
        for pieceBytes in [61, 300, 4_096, 1 << 22] as [Int64] {
            for threads in [1, 4] {
                var request = AnalysisRequest(paths: [path], dimensions: [.model], zone: .utc, threads: threads)
                request.pieceBytes = pieceBytes
                let result = try Analysis.run(request, now: AnalysisScene.now)
                let group = try #require(result.groups.values.first)
                #expect(result.groups.count == 1, "pieces of \(pieceBytes) bytes")
                #expect(group.successes == 60)
                #expect(group.totals.requests == 60)
                #expect(group.totals.usage.input == streams.reduce(0) { $0 + $1.input })
                #expect(group.totals.usage.output == streams.reduce(0) { $0 + $1.output })
                #expect(result.counts.total == Int64(streams.reduce(0) { $0 + $1.lines.count }))
            }
        }
    }

    /// The daemon reads the events as they come, and may be started anew between any two.
    @Test func aRestartWithinAStreamChangesNothing() throws {
        let scene = try EngineScene()
        let streams = Self.streams(4, seed: 3)
        var bytes = 0
        for stream in streams {
            for line in stream.lines {
                bytes += try scene.append(line + "\n")
                try scene.run(bytes: bytes)
            }
        }
        var totals = UsageTotals()
        for counters in try scene.contents().counters.values { totals += counters.totals }
        #expect(totals.requests == 4)
        #expect(totals.usage.input == streams.reduce(0) { $0 + $1.input })
        #expect(totals.usage.output == streams.reduce(0) { $0 + $1.output })
        // $3 and $15 per million tokens.
        #expect(
            totals.cost.picoDollars == Int128(totals.usage.input) * 3_000_000 + Int128(totals.usage.output) * 15_000_000
        )
    }

    @Test func aStreamWithoutItsBeginningIsNoRequest() throws {
        let scene = try AnalysisScene()
        let stream = Self.streams(1, seed: 4)[0]
        let path = try scene.write(stream.lines.dropFirst().map { $0 + "\n" }.joined(), to: "events.jsonl")
        let result = try Analysis.run(
            AnalysisRequest(paths: [path], dimensions: [.model], zone: .utc, threads: 1), now: AnalysisScene.now)
        #expect(result.groups.isEmpty)
        #expect(result.counts.other == Int64(stream.lines.count - 1))
    }
}
