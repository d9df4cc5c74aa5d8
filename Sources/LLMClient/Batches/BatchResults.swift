import AsyncHTTPClient
import NIOCore

/// The results of a batch, in any order, read as they are asked for: a file of them may be larger than memory. It can be
/// gone through once. It throws ``AttemptFailure``.
public struct BatchResults: AsyncSequence, Sendable {
    /// One line of the results.
    public typealias Element = BatchResult

    let body: HTTPClientResponse.Body
    /// Whose end would end the connection.
    let transport: HTTPTransport

    /// Goes through the results.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var body: HTTPClientResponse.Body.AsyncIterator
        fileprivate let transport: HTTPTransport
        private var lines = ResultLines()
        /// The last one first.
        private var ready: [[UInt8]] = []
        private var hasEnded = false

        fileprivate init(_ results: BatchResults) {
            body = results.body.makeAsyncIterator()
            transport = results.transport
        }

        /// The next result; `nil` behind the last.
        ///
        /// - Throws: ``AttemptFailure``.
        public mutating func next() async throws -> BatchResult? {
            do {
                while ready.isEmpty {
                    if hasEnded { return nil }
                    if let chunk = try await body.next() {
                        ready = try lines.feed(chunk.readableBytesView).reversed()
                    } else {
                        try Task.checkCancellation()
                        hasEnded = true
                        ready = lines.finish().map { [$0] } ?? []
                    }
                }
                return try ready.popLast().map(Self.result)
            } catch {
                hasEnded = true
                ready = []
                throw TransportFailure.failure(Task.isCancelled ? CancellationError() : error, seconds: 600)
            }
        }

        private static func result(_ line: [UInt8]) throws -> BatchResult {
            let json: JSONValue
            do {
                json = try JSONValue(parsing: line)
            } catch {
                throw InvalidAnswer(message: "a line of the results is no JSON")
            }
            return try BatchResult(json: json)
        }
    }

    /// Begins to read, once.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }
}
