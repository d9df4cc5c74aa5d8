import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// What went wrong on the way, for a person. Errors of the client can hold URLs: only what is known to hold none is shown.
public enum TransportErrorText {
    /// - Parameter seconds: how long the answer was waited for.
    public static func text(_ error: any Error, seconds: Double) -> String {
        switch error {
        case let error as TransportError: error.message
        case is Deadline.Exceeded: "no answer within \(whole(seconds)) s"
        case let error as HTTPClientError: client(error, seconds: seconds)
        case let error as IOError: system(error.errnoCode)
        case let error as NIOConnectionError: connection(error)
        case is ChannelError: "the connection failed"
        case let error as NIOSSLError: tls(error)
        case is NIOSSLExtraError: "TLS: the certificate is not for this host"
        case let error as BoringSSLError: "TLS: \(reason(error))"
        case is CancellationError: "given up while stopping"
        default: "what came is no HTTP answer (\(type(of: error)))"
        }
    }

    /// Whether no connection was made, so that another address may be tried.
    static func isBeforeConnecting(_ error: any Error) -> Bool {
        if let error = error as? HTTPClientError { return error == .connectTimeout }
        return error is IOError || error is NIOConnectionError
    }

    private static func client(_ error: HTTPClientError, seconds: Double) -> String {
        switch error {
        case .connectTimeout: "no connection in time"
        case .tlsHandshakeTimeout: "TLS: no handshake in time"
        case .readTimeout, .deadlineExceeded: "no answer within \(whole(seconds)) s"
        case .remoteConnectionClosed: "the connection was closed before an answer"
        case .proxyAuthenticationRequired: "the proxy asks for a password"
        case .invalidProxyResponse, .httpProxyHandshakeTimeout: "the proxy does not connect"
        case .cancelled: "given up while stopping"
        default: error.shortDescription.lowercased()
        }
    }

    private static func connection(_ error: NIOConnectionError) -> String {
        guard let first = error.connectionErrors.first else { return "no connection" }
        return (first.error as? IOError).map { system($0.errnoCode) } ?? "no connection in time"
    }

    private static func system(_ code: CInt) -> String {
        String(cString: strerror(code)).lowercased()
    }

    private static func tls(_ error: NIOSSLError) -> String {
        switch error {
        case .handshakeFailed(let inner): "TLS: \(reason(inner))"
        case .uncleanShutdown: "the connection was closed before an answer"
        default: "TLS: the connection failed"
        }
    }

    private static func reason(_ error: BoringSSLError) -> String {
        let text = "\(error)"
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return
                "the certificate is not signed by an authority that this machine trusts; set 'ca_file' for one of your own"
        }
        if text.contains("WRONG_VERSION_NUMBER") { return "the port does not speak TLS" }
        return "the handshake failed"
    }

    private static func whole(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? "\(Int64(seconds))" : "\(seconds)"
    }
}
