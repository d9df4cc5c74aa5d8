import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1

/// What went wrong on the way, for a person. Errors of the client can hold URLs and headers: only what is known to hold
/// none is shown.
enum TransportFailure {
    /// The failure that an error of the transport is.
    static func failure(_ error: any Error, seconds: Double) -> AttemptFailure {
        switch error {
        case let failure as AttemptFailure: failure
        case let error as InvalidAnswer: AttemptFailure(.invalidAnswer, message: error.message)
        case is TimeLimit.Exceeded: AttemptFailure(.timeout, message: "no answer within \(shown(seconds)) s")
        case is CancellationError: AttemptFailure(.cancelled, message: "cancelled")
        case let error as HTTPClientError: client(error)
        case let error as IOError: connection(String(cString: strerror(error.errnoCode)).lowercased())
        case is HTTPParserError where error as? HTTPParserError == .invalidEOFState:
            connection("closed before the end of the answer")
        case is HTTPParserError: AttemptFailure(.invalidAnswer, message: "what came is no HTTP answer")
        case let problem as ServerSentEventParser.Problem: AttemptFailure(.invalidAnswer, message: text(problem))
        default: connection("it failed (\(Swift.type(of: error)))")
        }
    }

    private static func client(_ error: HTTPClientError) -> AttemptFailure {
        switch error {
        case .cancelled: AttemptFailure(.cancelled, message: "cancelled")
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout:
            AttemptFailure(.timeout, message: "no connection in time")
        case .readTimeout, .deadlineExceeded, .writeTimeout:
            AttemptFailure(.timeout, message: "no answer in time")
        case .remoteConnectionClosed, .uncleanShutdown: connection("closed before the end of the answer")
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath:
            AttemptFailure(.invalidRequest, message: "the base URL is no URL of http or https")
        default:
            if "\(error)".contains("nvalidHeader") {
                AttemptFailure(.invalidRequest, message: "the key or a header has characters that no header may have")
            } else {
                connection(error.shortDescription.lowercased())
            }
        }
    }

    private static func connection(_ what: String) -> AttemptFailure {
        AttemptFailure(.connection, message: "the connection to the provider: \(what)")
    }

    private static func text(_ problem: ServerSentEventParser.Problem) -> String {
        switch problem {
        case .lineTooLong, .eventTooLarge: "an event of the stream is too large"
        case .invalidUTF8: "the stream is no UTF-8"
        }
    }

    private static func shown(_ seconds: Double) -> String {
        let seconds = TimeLimit.bounded(seconds)
        return seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
