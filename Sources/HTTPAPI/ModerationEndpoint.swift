import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /v1/moderations`: the OpenAI packages' shape, so that a client of theirs needs only another base URL.
public struct ModerationEndpoint: Sendable {
    /// What is answered.
    public struct Answer: Sendable {
        /// The HTTP status.
        public var status: Int
        /// The body: JSON.
        public var json: String
        /// In how many seconds it is worth another try; `nil` where that is not known.
        public var retryAfter: Int?
        /// Whether the OpenAI packages may ask again by themselves.
        public var mayBeRetried: Bool

        /// Makes an answer.
        public init(status: Int, json: String, retryAfter: Int? = nil, mayBeRetried: Bool = true) {
            self.status = status
            self.json = json
            self.retryAfter = retryAfter
            self.mayBeRetried = mayBeRetried
        }
    }

    private let maxBodyBytes: Int
    private let tooLarge: @Sendable (Int) -> Answer
    private let answer: @Sendable ([UInt8]) async -> Answer

    /// Makes an endpoint.
    ///
    /// - Parameters:
    ///   - maxBodyBytes: the longest body of a request.
    ///   - tooLarge: what is said of a longer one; it is given the limit.
    ///   - answer: judges a body.
    public init(
        maxBodyBytes: Int = 1 << 20, tooLarge: @escaping @Sendable (Int) -> Answer,
        answer: @escaping @Sendable ([UInt8]) async -> Answer
    ) {
        self.maxBodyBytes = maxBodyBytes
        self.tooLarge = tooLarge
        self.answer = answer
    }

    func answer(_ request: Request) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.wholeBody(upTo: maxBodyBytes)
        } catch is NIOTooManyBytesError {
            return Self.response(tooLarge(maxBodyBytes))
        }
        return Self.response(await answer(Array(body.readableBytesView)))
    }

    private static func response(_ answer: Answer) -> Response {
        var response = Response.json(HTTPResponse.Status(code: answer.status), answer.json)
        if let seconds = answer.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if !answer.mayBeRetried, let name = HTTPField.Name("x-should-retry") { response.headers[name] = "false" }
        return response
    }
}
