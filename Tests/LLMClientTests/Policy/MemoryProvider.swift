import LLMClient
import Synchronization
import UsageModel

/// A provider without sockets that answers what a test says.
final class MemoryProvider: LLMProvider {
    typealias Answering = @Sendable (MessageRequest, Attempt) async throws(AttemptFailure) -> Answer<MessageReply>
    typealias Events = AsyncThrowingStream<MessageStreamEvent, any Error>

    let name = "anthropic"
    private let asked = Mutex<[String]>([])
    private let answering: Answering
    private let streaming: @Sendable (Int) throws(AttemptFailure) -> Events

    init(_ answering: @escaping Answering) {
        self.answering = answering
        streaming = { _ throws(AttemptFailure) in throw AttemptFailure(.invalidRequest, message: "no streams here") }
    }

    /// - Parameter streaming: is given the attempt's number.
    init(streaming: @escaping @Sendable (Int) throws(AttemptFailure) -> Events) {
        answering = { _, _ throws(AttemptFailure) in throw AttemptFailure(.invalidRequest, message: "streams only") }
        self.streaming = streaming
    }

    /// Fails as a model's list says, one after the other, and then answers.
    convenience init(failures: [String: [AttemptFailure]]) {
        let left = Mutex(failures)
        self.init { request, _ throws(AttemptFailure) in
            let failure = left.withLock { left -> AttemptFailure? in
                guard let first = left[request.model]?.first else { return nil }
                left[request.model]?.removeFirst()
                return first
            }
            if let failure { throw failure }
            return Answer(value: .sample(model: request.model), requestID: "req_9")
        }
    }

    /// The models that were asked, in order.
    var models: [String] { asked.withLock { $0 } }

    func create(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<MessageReply> {
        asked.withLock { $0.append(request.model) }
        return try await answering(request, attempt)
    }

    func stream(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Events> {
        asked.withLock { $0.append(request.model) }
        return Answer(value: try streaming(attempt.number), requestID: "req_s")
    }

    func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64> {
        asked.withLock { $0.append(request.model) }
        _ = try await answering(request, attempt)
        return Answer(value: 42)
    }
}

extension MessageReply {
    /// 1,000 tokens in, 200 out.
    static func sample(model: String) -> MessageReply {
        MessageReply(
            id: "msg_1", model: model, content: [.text(TextBlock("Hi."))], stopReason: .endTurn,
            usage: ReplyUsage(tokens: TokenUsage(input: 1_000, output: 200)))
    }
}

extension MessageRequest {
    static func sample(_ model: String = "claude-sonnet-4-5", text: String = "Hello") -> MessageRequest {
        MessageRequest(model: model, maxTokens: 100, messages: [.user(text)])
    }
}

extension AttemptFailure {
    static func status(
        _ status: Int, type: String? = nil, code: String? = nil, retryAfter: Double? = nil, shouldRetry: Bool? = nil
    ) -> AttemptFailure {
        AttemptFailure(
            .status, status: status, type: type, code: code, message: "status \(status)", retryAfter: retryAfter,
            shouldRetry: shouldRetry)
    }

    static let overloaded = status(529, type: "overloaded_error")
    static let refused = AttemptFailure(.connection, message: "connection refused")
}

/// Keeps what a client reports.
final class Reports: LLMClientDelegate {
    private let reports = Mutex<[CallReport]>([])

    var all: [CallReport] { reports.withLock { $0 } }

    func called(_ report: CallReport) {
        reports.withLock { $0.append(report) }
    }
}
