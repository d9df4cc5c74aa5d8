extension AnthropicProvider {
    private static let path = "/v1/messages/batches"

    /// Hands in a batch.
    public func createBatch(
        _ requests: [BatchRequest], _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<MessageBatch> {
        guard Set(requests.map(\.customID)).count == requests.count else {
            throw AttemptFailure(.invalidRequest, message: "two requests of the batch have the same custom id")
        }
        let items = requests.map { item in
            JSONValue.object(["custom_id": .string(item.customID), "params": item.request.json()])
        }
        return try await batch(request(Self.path, body: .object(["requests": .array(items)])), attempt)
    }

    /// How far a batch is.
    public func batch(_ id: String, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<MessageBatch> {
        try await batch(request(try Self.path(of: id), isPost: false), attempt)
    }

    /// Ends a batch early: what was begun may still be answered.
    public func cancelBatch(_ id: String, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<MessageBatch> {
        try await batch(request(try Self.path(of: id) + "/cancel"), attempt)
    }

    /// The results of a batch that has ended.
    public func batchResults(_ id: String, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<BatchResults> {
        // Not from `results_url`: a key goes nowhere but to the base URL.
        let answer = try await transport.lines(
            request(try Self.path(of: id) + "/results", isPost: false), seconds: attempt.timeout)
        return Answer(
            value: BatchResults(body: answer.value, transport: transport), requestID: answer.requestID,
            limits: answer.limits)
    }

    private func batch(
        _ request: HTTPTransport.Request, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<MessageBatch> {
        let answer = try await transport.whole(request, seconds: attempt.timeout)
        return try answer.read { json throws(InvalidAnswer) in try MessageBatch(json: json) }
    }

    private static func path(of id: String) throws(AttemptFailure) -> String {
        let isPlain = id.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
        }
        guard isPlain, !id.isEmpty else {
            throw AttemptFailure(.invalidRequest, message: "the id of the batch is none: letters, digits, '_' and '-'")
        }
        return "\(path)/\(id)"
    }
}
