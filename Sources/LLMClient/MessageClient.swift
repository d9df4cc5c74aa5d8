/// What asks models. ``LLMClient`` is the real one; a test's can answer by itself.
public protocol MessageClient: Sendable {
    /// Asks for an answer, with retry, fallback and rate limit.
    ///
    /// - Throws: ``LLMError``.
    func create(_ request: MessageRequest) async throws(LLMError) -> MessageReply
}
