import Glibc
import HTTPAPI
import Settings

/// The listener as the settings have it, and who is let in.
enum ListenerSetup {
    private static let tokenLimit = 64 << 10

    /// - Throws: ``CommandFailure`` or ``ListenerTLS/Unusable``.
    static func options(_ settings: Settings) throws -> ListenerOptions {
        let address = settings.listen
        var listener = ListenerOptions(
            host: address.host, port: address.port, isLoopback: address.isLoopback, token: try token(settings))
        listener.hosts = settings.listenHosts
        listener.maximumConnections = settings.maximumConnections
        listener.tls = try settings.tls.map {
            try ListenerTLS(certificate: $0.certificate, key: $0.key, clientAuthority: $0.clientAuthority)
        }
        return listener
    }

    /// What whoever runs the daemon should know of its listener; `nil` for nothing.
    static func warning(_ settings: Settings) -> String? {
        let hasToken = settings.tokenVariable != nil || settings.tokenFile != nil
        guard hasToken, settings.tls == nil, !settings.listen.isLoopback else { return nil }
        return """
            clients of \(settings.listen) send their token in the clear, for everybody on the way to read: set 'tls' in the \
            settings, or keep the listener on a network that only they are in
            """
    }

    /// An address that others can reach is served to those alone who have a token, or a certificate.
    private static func token(_ settings: Settings) throws -> String? {
        if let variable = settings.tokenVariable {
            guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else {
                throw CommandFailure("token_env names \(variable), which is not set in the environment")
            }
            return value
        }
        if let path = settings.tokenFile { return try token(inFile: path) }
        guard settings.listen.isLoopback || settings.tls?.clientAuthority != nil else {
            throw CommandFailure(
                "\(settings.listen) can be reached from other machines: set token_env in the settings to the name of"
                    + " an environment variable that holds a token, or token_file to the path of a file that does, or tls"
                    + " with a client_ca, or listen on 127.0.0.1",
                status: .usage)
        }
        return nil
    }

    private static func token(inFile path: String) throws -> String {
        let bytes: [UInt8]
        do throws(SecretFile.Problem) { bytes = try SecretFile.bytes(path, limit: tokenLimit) } catch {
            switch error {
            case .unreadable(let reason):
                throw CommandFailure("token_file \(path) can't be read: \(reason.lowercased())")
            case .tooLarge: throw CommandFailure("token_file \(path) is larger than 64 KiB")
            }
        }
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let token = words.first, words.count == 1, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw CommandFailure("token_file \(path) holds no token: one word of printable ASCII")
        }
        return String(token)
    }
}
