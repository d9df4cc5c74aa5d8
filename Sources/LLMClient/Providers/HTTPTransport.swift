import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Tracing
import UsageModel

/// Asks a provider over HTTP. Its connections are kept for the next request and end with it.
final class HTTPTransport: Sendable {
    /// A request of a provider.
    struct Request: Sendable {
        var method = HTTPMethod.POST
        var url: String
        var headers: [(name: String, value: String)]
        var body: [UInt8]?
    }

    private static let errorLimit = 64 << 10
    /// The longest silence of a provider that still thinks: the official clients' limit of a request.
    private static let silence = TimeAmount.seconds(600)

    let client: HTTPClient
    let bodyLimit: Int
    let secrets: [String]

    /// Makes a transport.
    ///
    /// - Parameters:
    ///   - bodyLimit: an answer of more bytes is refused.
    ///   - connections: so many at once to one host.
    ///   - key: no message tells it.
    ///   - headers: what is sent with each request: no message tells their values.
    init(bodyLimit: Int, connections: Int, key: APIKey?, headers: [(name: String, value: String)]) {
        var configuration = HTTPClient.Configuration()
        // A key must not follow to wherever an answer points.
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        // What traces nothing would still cost each request the memory of a span's context.
        if configuration.tracing.tracer is NoOpTracer { configuration.tracing.tracer = nil }
        configuration.timeout.connect = .seconds(5)
        configuration.timeout.read = Self.silence
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, connections)
        // Whoever asks tries again, by rules of its own.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.bodyLimit = bodyLimit
        secrets = (key.map { [$0.value] } ?? []) + headers.map(\.value)
    }

    deinit {
        client.shutdown { _ in }
    }

    /// Asks for a whole JSON answer.
    func whole(_ request: Request, seconds: Double) async throws(AttemptFailure) -> Answer<JSONValue> {
        let head = FirstHead()
        do {
            return try await TimeLimit.run(seconds: seconds) { [self] in
                let response = try await begin(request, accepting: ["application/json"], seconds: seconds, head)
                let bytes = try await Self.read(response.body, limit: bodyLimit)
                return head.answer(try value(of: bytes))
            }
        } catch {
            throw failure(error, seconds: seconds, head)
        }
    }

    private func value(of bytes: [UInt8]) throws(InvalidAnswer) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes, limit: bodyLimit)
        } catch {
            throw InvalidAnswer(message: "the answer is no JSON")
        }
    }

    /// Asks for a stream. Returns once its first event has come.
    func stream(
        _ request: Request, decoder: any StreamDecoder, seconds: Double
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>> {
        let (events, continuation) = AsyncThrowingStream.makeStream(
            of: MessageStreamEvent.self, throwing: (any Error).self)
        let head = FirstHead()
        let first = FirstResult<Void>()
        let reading = Task {
            do {
                try await TimeLimit.run(seconds: seconds) { [self] in
                    try await pump(request, decoder, seconds, head) { event in
                        let isTaken = if case .terminated = continuation.yield(event) { false } else { true }
                        first.finish(.success(()))
                        return isTaken
                    } end: {
                        continuation.finish()
                    }
                }
            } catch {
                let failure = self.failure(error, seconds: seconds, head)
                first.finish(.failure(failure.beforeFirstEvent))
                continuation.finish(throwing: failure.afterFirstEvent)
            }
        }
        continuation.onTermination = { reason in
            // A stream that has ended goes on to the end of its body, so that its connection serves again.
            if case .cancelled = reason { reading.cancel() }
        }
        let result = await withTaskCancellationHandler { () -> Result<Void, AttemptFailure> in
            do throws(AttemptFailure) {
                return .success(try await first.value())
            } catch {
                return .failure(error)
            }
        } onCancel: {
            reading.cancel()
        }
        try result.get()
        return head.answer(events)
    }

    /// Asks for lines of any number. Only the head must come in time.
    func lines(_ request: Request, seconds: Double) async throws(AttemptFailure) -> Answer<HTTPClientResponse.Body> {
        let head = FirstHead()
        do {
            let body = try await TimeLimit.run(seconds: seconds) { [self] in
                // The content type of such files differs from server to server.
                try await begin(request, accepting: [], seconds: seconds, head).body
            }
            return head.answer(body)
        } catch {
            throw failure(error, seconds: seconds, head)
        }
    }

    private func pump(
        _ request: Request, _ decoder: any StreamDecoder, _ seconds: Double, _ head: FirstHead,
        yield: @Sendable (MessageStreamEvent) -> Bool, end: @Sendable () -> Void
    ) async throws {
        let response = try await begin(request, accepting: ["text/event-stream"], seconds: seconds, head)
        var decoder = decoder
        var parser = ServerSentEventParser()
        var left = bodyLimit
        for try await chunk in response.body {
            left -= chunk.readableBytes
            guard left >= 0 else { throw InvalidAnswer(message: "the stream is larger than \(bodyLimit) bytes") }
            if decoder.isComplete { continue }
            try parser.feed(chunk.readableBytesView) { event in
                if decoder.isComplete { return }
                for event in try decoder.events(of: event) {
                    guard yield(event) else { throw CancellationError() }
                }
                if decoder.isComplete { end() }
            }
        }
        // A body that is cancelled ends like one that is whole.
        try Task.checkCancellation()
        guard decoder.isComplete else {
            throw AttemptFailure.endedEarly()
        }
    }

    /// Sends a request, and returns what follows the head of a good answer.
    private func begin(
        _ request: Request, accepting types: Set<String>, seconds: Double, _ head: FirstHead
    ) async throws -> HTTPClientResponse {
        let response = try await client.execute(
            Self.message(request),
            deadline: .now() + .milliseconds(Int64(TimeLimit.bounded(seconds) * 1_000) + 1_000))
        let read = AnswerHead(
            status: Int(response.status.code), headers: response.headers, now: Timing.system.date())
        head.set(read)
        guard read.isSuccess else {
            // The status says enough where the rest does not come.
            let body = (try? await Self.read(response.body, limit: Self.errorLimit)) ?? []
            try Task.checkCancellation()
            throw AttemptFailure(read, body: body, secrets: secrets)
        }
        if let type = read.contentType, !types.isEmpty, !types.contains(type) {
            throw InvalidAnswer(message: "the answer is \(ErrorAnswer.line(type, secrets)), not \(types.joined())")
        }
        return response
    }

    private static func message(_ request: Request) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: request.url)
        message.method = request.method
        for (name, value) in request.headers { message.headers.add(name: name, value: value) }
        if let body = request.body {
            message.headers.replaceOrAdd(name: "content-type", value: "application/json")
            message.body = .bytes(ByteBuffer(bytes: body))
        }
        return message
    }

    private static func read(_ body: HTTPClientResponse.Body, limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard chunk.readableBytes <= limit - bytes.count else {
                throw InvalidAnswer(message: "the answer is larger than \(limit) bytes")
            }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        try Task.checkCancellation()
        return bytes
    }

    private func failure(_ error: any Error, seconds: Double, _ head: FirstHead) -> AttemptFailure {
        // Of a task that is cancelled every other error is only a consequence.
        let isCancelled = Task.isCancelled
        return TransportFailure.failure(isCancelled ? CancellationError() : error, seconds: seconds).with(head.value)
    }
}
