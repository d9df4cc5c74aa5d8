import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Notifications
import Settings

/// Asks a daemon's listener from the same machine how it is.
struct HealthProbe: Sendable {
    /// What is asked.
    let url: String
    private let tls: TLSConfiguration?

    private static let seconds = 4.0
    private static let answerLimit = 64 << 10

    /// - Parameters:
    ///   - path: `/healthz` or `/readyz`.
    ///   - certificate: what is shown to a listener that asks for a certificate; `nil` for the listener's own, which its
    ///     `client_ca` may have signed.
    /// - Throws: ``CommandFailure``.
    init(_ settings: Settings, path: String, certificate: String?, key: String?) throws {
        guard settings.listen.port != 0 else {
            throw CommandFailure("\(settings.listen) is any free port; name the one that the daemon took with --listen")
        }
        let host =
            switch settings.listen.host {
            case "0.0.0.0": "127.0.0.1"
            case let host where host.contains(":"): host == "::" ? "[::1]" : "[\(host)]"
            case let host: host
            }
        url = "\(settings.tls == nil ? "http" : "https")://\(host):\(settings.listen.port)\(path)"
        tls = try settings.tls.map {
            try Self.configuration($0, certificate: certificate ?? $0.certificate, key: key ?? $0.key)
        }
    }

    /// Who answers is not checked: nothing secret is sent, and a certificate that is for other names or that ran out is no
    /// reason to end a daemon that counts.
    private static func configuration(
        _ files: Settings.TLSFiles, certificate: String, key: String
    ) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        guard files.clientAuthority != nil else { return configuration }
        do {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        } catch {
            throw CommandFailure(
                "\(certificate) and \(key), to be shown to the listener, can't be read or are no PEM files")
        }
        return configuration
    }

    /// The first line of the answer.
    ///
    /// - Throws: ``CommandFailure`` where there is none, or it says that something is wrong.
    func ask() async throws -> String {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .milliseconds(Int64(Self.seconds * 1_000))
        configuration.timeout.read = configuration.timeout.connect
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = tls
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: (status: UInt, line: String)
        do {
            result = try await exchange(client)
            try? await client.shutdown()
        } catch {
            try? await client.shutdown()
            throw CommandFailure("\(url): \(TransportErrorText.text(error, seconds: Self.seconds))\(advice)")
        }
        guard result.status == 200 else { throw CommandFailure("\(url): \(result.status) \(result.line)") }
        return result.line
    }

    private var advice: String {
        guard tls?.privateKey != nil else { return "" }
        return "; the listener asks for a certificate of its client_ca: show one with --certificate and --key"
    }

    private func exchange(_ client: HTTPClient) async throws -> (status: UInt, line: String) {
        let response = try await client.execute(
            HTTPClientRequest(url: url), timeout: .milliseconds(Int64(Self.seconds * 1_000)))
        let body = try await response.body.collect(upTo: Self.answerLimit)
        let line = String(buffer: body).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return (response.status.code, line)
    }
}
