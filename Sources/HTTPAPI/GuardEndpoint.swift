import Dispatch
public import Guardrails
import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /api/v1/guard/input` and `/output`: a text in, a verdict out. Nothing of it is kept or logged.
public struct GuardEndpoint: Sendable {
    /// Which guard looks.
    enum Side {
        case input, output
    }

    private let input: InputGuard
    private let output: OutputGuard
    private let maxBodyBytes: Int

    /// Longer texts are looked at on another thread, so that short requests need not wait for them.
    private static let inlineBytes = 65_536

    /// Makes an endpoint.
    ///
    /// - Parameter maxBodyBytes: the longest body of a request.
    public init(input: InputGuard, output: OutputGuard, maxBodyBytes: Int = 1 << 20) {
        self.input = input
        self.output = output
        self.maxBodyBytes = maxBodyBytes
    }

    func answer(_ request: Request, _ side: Side) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.wholeBody(upTo: maxBodyBytes)
        } catch is NIOTooManyBytesError {
            return Self.error(.contentTooLarge, "the body has more than \(maxBodyBytes) bytes")
        }
        let query: GuardQuery
        do {
            query = try GuardQuery(body: Array(body.readableBytesView), contentType: request.headers[.contentType])
        } catch {
            return Self.error(error.status, error.message)
        }
        if body.readableBytes <= Self.inlineBytes { return Response.json(.ok, document(query, side)) }
        let text = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: document(query, side)) }
        }
        return Response.json(.ok, text)
    }

    private func document(_ query: GuardQuery, _ side: Side) -> String {
        switch side {
        case .input: GuardDocument.json(input.check(query.text))
        case .output:
            GuardDocument.json(output.check(query.text, systemPrompt: query.systemPrompt, canary: query.canary))
        }
    }

    private static func error(_ status: HTTPResponse.Status, _ message: String) -> Response {
        Response.json(status, GuardDocument.error(message))
    }
}
