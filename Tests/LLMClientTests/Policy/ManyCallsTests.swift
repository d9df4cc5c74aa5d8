import Logging
import Synchronization
import Testing

@testable import LLMClient

struct ManyCallsTests {
    /// A provider that fails every third attempt at a text: each call ends once, with its own answer, and the attempts that
    /// were reported are those that were made.
    @Test func losesAndRepeatsNoCallAmongTwoThousand() async throws {
        let asked = Mutex<[String: Int]>([:])
        let provider = MemoryProvider { request, _ throws(AttemptFailure) in
            let text = request.messages.first?.content.first?.text ?? ""
            let count = asked.withLock { asked in
                asked[text, default: 0] += 1
                return asked[text] ?? 0
            }
            await Task.yield()
            if count == 1, (Int(text) ?? 0) % 3 == 0 { throw .status(409) }
            var reply = MessageReply.sample(model: request.model)
            reply.content = [.text(TextBlock(text))]
            return Answer(value: reply)
        }
        let reports = Reports()
        var options = LLMClientOptions()
        options.retryBudget = nil
        let client = LLMClient(
            provider: provider, options: options, prices: nil, delegate: reports, logger: .silent, tracer: nil,
            timing: ManualTime().timing)
        let results = await batchProcess(Array(0..<2_000), maxConcurrent: 2_000) { number in
            try await client.create(.sample(text: "\(number)")).text
        }
        #expect(try results.map { try $0.get() } == (0..<2_000).map { "\($0)" })
        // 667 of them are multiples of 3.
        #expect(reports.all.count == 2_000 && reports.all.reduce(0) { $0 + $1.attempts } == 2_667)
        #expect(asked.withLock { $0.values.reduce(0, +) } == 2_667)
    }

    /// Neither what is asked nor what is answered, nor what an error says, stands in the log.
    @Test func logsNoContent() async throws {
        let lines = Mutex<[String]>([])
        let handler = LineKeeper { line in lines.withLock { $0.append(line) } }
        let provider = MemoryProvider(failures: [
            "claude-sonnet-4-5": [AttemptFailure(.status, status: 529, message: "secret", requestID: "req_1")]
        ])
        var logger = Logger(label: "test", factory: { _ in handler })
        logger.logLevel = .trace
        let client = LLMClient(
            provider: provider, options: LLMClientOptions(), prices: nil, delegate: nil, logger: logger, tracer: nil,
            timing: ManualTime().timing)
        _ = try await client.create(.sample(text: "secret"))
        let log = lines.withLock { $0 }
        #expect(log.count == 2)
        #expect(log.contains { $0.contains("req_1") && $0.contains("overloaded") })
        #expect(log.contains { $0.contains("req_9") })
        #expect(!log.contains { $0.contains("secret") || $0.contains("Hi.") })
    }
}

/// Gives each line of a log with its metadata to a closure.
private struct LineKeeper: LogHandler {
    let keep: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ keep: @escaping @Sendable (String) -> Void) {
        self.keep = keep
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        keep("\(event.message) \(event.metadata ?? [:])")
    }
}
