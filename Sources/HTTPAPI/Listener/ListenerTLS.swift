import NIOSSL

/// What the listener shows over TLS, and whom it lets in.
public struct ListenerTLS: Sendable {
    /// Files that can't be used.
    public struct Unusable: Error, CustomStringConvertible {
        /// What was wrong, where, and what to do.
        public let description: String
    }

    let configuration: TLSConfiguration

    /// Reads the files once; others in their place are seen by the next start.
    ///
    /// - Parameters:
    ///   - certificate: a file of PEM: the listener's certificate, those between it and its authority behind it.
    ///   - key: a file of PEM: its private key.
    ///   - clientAuthority: a file of PEM: who signs the certificates of clients; without, clients need none.
    /// - Throws: ``Unusable``.
    public init(certificate: String, key: String, clientAuthority: String?) throws(Unusable) {
        let chain = try Self.read("certificate", certificate) { try NIOSSLCertificate.fromPEMFile($0) }
        let privateKey = try Self.read("key", key) { try NIOSSLPrivateKey(file: $0, format: .pem) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let clientAuthority {
            let authorities = try Self.read("client_ca", clientAuthority) { try NIOSSLCertificate.fromPEMFile($0) }
            configuration.trustRoots = .certificates(authorities)
            // A client has no name to hold its certificate against: whoever has one of that authority is let in.
            configuration.certificateVerification = .noHostnameVerification
        }
        do {
            // Whether key and certificate belong together.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw Unusable(
                description:
                    "the key in \(key) does not belong to the first certificate in \(certificate); see 'tls' in the"
                    + " settings")
        }
        self.configuration = configuration
    }

    private static func read<Value>(
        _ name: String, _ path: String, _ reading: (String) throws -> Value
    ) throws(Unusable) -> Value {
        do {
            return try reading(path)
        } catch {
            throw Unusable(description: "'tls.\(name)' names \(path), which can't be read or is no such file of PEM")
        }
    }
}
