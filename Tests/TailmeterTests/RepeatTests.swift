import TestKit
import Testing

/// A request that stands in several lines counts once, also where the daemon is killed between them.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct RepeatTests {
    /// Each answer stands in the span of the SDK and in that of OpenLLMetry.
    @Test func spansOfTwoEmittersCountOnceThroughKills() async throws {
        let corpus = ShapeCorpus.openTelemetry
        let bytes = try await corpus.bytes()
        let folder = try TemporaryFolder()
        try folder.write([], to: "spans.jsonl")
        var latest = ScrapedMetrics("")
        var random = SeededGenerator(seed: 11)
        var written = 0
        while written < bytes.count {
            // The cuts are anywhere, in the middle of lines too.
            let end = min(bytes.count, written + Int.random(in: 20_000...90_000, using: &random))
            try folder.append(bytes[written..<end], to: "spans.jsonl")
            written = end
            let whole = bytes[..<end].count { $0 == UInt8(ascii: "\n") }
            let daemon = try Daemon(["spans.jsonl"], in: folder)
            let page = try await daemon.metrics("\(whole) lines are read") { $0.lines >= whole }
            #expect(page.lines == whole)
            #expect(page.decreases(since: latest) == [])
            latest = page
            try await daemon.kill()
        }
        let daemon = try Daemon(["spans.jsonl"], in: folder)
        try await daemon.readiness(200)
        latest = try await daemon.metrics()
        #expect(ModelTotals.differences(ModelTotals.of(latest), from: try corpus.truth()) == [])
        #expect(latest["tailmeter_repeats_total{source=\"spans.jsonl\"}"] == "90")
    }

    /// The last record of a message has its true usage, and the records before it part of that.
    @Test func claudeCodeMessagesCountOnceThroughKills() async throws {
        let session = ClaudeCodeSession(messages: 300, seed: 5)
        let folder = try TemporaryFolder()
        var latest = ScrapedMetrics("")
        let rounds = 8
        for round in 0..<rounds {
            for (file, lines) in session.files.enumerated() {
                let part = lines[lines.count * round / rounds..<lines.count * (round + 1) / rounds]
                try folder.append(part.map { $0 + "\n" }.joined(), to: "session-\(file).jsonl")
            }
            let whole = session.files.reduce(0) { $0 + $1.count * (round + 1) / rounds }
            let daemon = try Daemon(["session-*.jsonl"], in: folder)
            let page = try await daemon.metrics("\(whole) lines are read") { $0.lines >= whole }
            #expect(page.decreases(since: latest) == [])
            latest = page
            try await daemon.kill()
        }
        let daemon = try Daemon(["session-*.jsonl"], in: folder)
        try await daemon.readiness(200)
        latest = try await daemon.metrics()
        #expect(ModelTotals.differences(ModelTotals.of(latest), from: session.truth) == [])
        #expect(latest["tailmeter_repeats_total{source=\"session-*.jsonl\"}"] == "\(session.repeats)")
        #expect(session.repeats > 300)

        for preset in ["auto", "claude-code"] {
            let report = try await Tailmeter.analyze(["--preset", preset, "session-*.jsonl"], in: folder).report
            #expect(ModelTotals.differences(ModelTotals.of(report), from: session.truth) == [], "\(preset)")
            #expect(report.lines.usage == 300 && report.lines.total == session.lines)
        }
    }

    /// An app that logs a stream event by event: the later events name neither the message nor its model.
    @Test(arguments: [false, true])
    func aStreamsEventsAreOneRequest(isKilledBetween: Bool) async throws {
        let folder = try TemporaryFolder()
        let events = [
            #"{"type":"message_start","message":{"id":"msg_1","type":"message","model":"claude-haiku-4-5-20251001","#
                + #""usage":{"input_tokens":25,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":1}}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}"#,
        ]
        let truth = [
            "claude-haiku-4-5-20251001": ModelTotals(successes: 1, input: 25, output: 15, picoDollars: 100_000_000)
        ]
        var daemon = try Daemon(["app.log"], in: folder)
        for (number, event) in events.enumerated() {
            try folder.append(event + "\n", to: "app.log")
            let page = try await daemon.metrics("line \(number) is read") { $0.lines == number + 1 }
            if number == 2 { #expect(ModelTotals.differences(ModelTotals.of(page), from: truth) == []) }
            guard isKilledBetween, number < 2 else { continue }
            try await daemon.kill()
            daemon = try Daemon(["app.log"], in: folder)
        }
        let report = try await Tailmeter.analyze(["app.log"], in: folder).report
        #expect(ModelTotals.differences(ModelTotals.of(report), from: truth) == [])
    }
}
