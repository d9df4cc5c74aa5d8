import LLMClient
import Synchronization
import UsageModel

/// A provider without sockets that answers what a test says, and keeps what it was asked.
final class AnsweringProvider: LLMProvider {
    let name = "anthropic"
    private let asked = Mutex<[MessageRequest]>([])
    private let answering: @Sendable (MessageRequest) async throws(AttemptFailure) -> MessageReply

    init(_ answering: @escaping @Sendable (MessageRequest) async throws(AttemptFailure) -> MessageReply) {
        self.answering = answering
    }

    /// The requests, in order.
    var requests: [MessageRequest] { asked.withLock { $0 } }

    /// The texts that are to be judged, in order.
    var texts: [String] { requests.map(Self.judged) }

    /// The text between the lines of the delimiter.
    static func judged(_ request: MessageRequest) -> String {
        guard case .text(let block) = request.messages.last?.content.first else { return "" }
        let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, let end = lines.firstIndex(of: "</" + first.dropFirst(1)) else { return "" }
        return lines[1..<end].joined(separator: "\n")
    }

    func create(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<MessageReply> {
        asked.withLock { $0.append(request) }
        return Answer(value: try await answering(request))
    }

    func stream(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>> {
        throw AttemptFailure(.invalidRequest, message: "no streams here")
    }

    func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64> {
        Answer(value: 1)
    }
}

extension MessageReply {
    static let safe = verdict(#"{"safe": true, "categories": [], "reason": "harmless", "score": 0.01}"#)
    static let hateful = verdict(#"{"safe": false, "categories": ["hate"], "reason": "It insults.", "score": 0.9}"#)

    /// An answer of 1,000 tokens in and 100 out, which claude-haiku-4-5 has for 0.0015 dollars (1 and 5 dollars a million).
    static func verdict(_ text: String, input: Int64 = 1_000, output: Int64 = 100) -> MessageReply {
        MessageReply(
            id: "msg_1", model: "claude-haiku-4-5-20251001", content: [.text(TextBlock(text))], stopReason: .endTurn,
            usage: ReplyUsage(tokens: TokenUsage(input: input, output: output)))
    }
}
