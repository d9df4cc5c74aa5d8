import AsyncHTTPClient
import Foundation

/// The proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or small letters.
///
/// A proxy looks names up by itself: what addresses they have is then for its rules to check, and not for ours.
public struct ProxyRules: Sendable {
    private let encrypted: TargetURL?
    private let plain: TargetURL?
    private let exceptions: [String]
    /// Variables whose value is no URL of an HTTP proxy: targets are then connected to directly, which is worth a warning.
    public let unreadable: [String]

    /// Reads an environment. A proxy whose URL cannot be read is left out, and stands in ``unreadable``.
    public init(environment: [String: String]) {
        func value(_ name: String) -> String? {
            let text = environment[name.lowercased()] ?? environment[name]
            return text?.isEmpty == true ? nil : text
        }
        var unreadable: [String] = []
        func proxy(_ name: String) -> TargetURL? {
            guard let text = value(name) else { return nil }
            if let proxy = try? TargetURL(text.contains("://") ? text : "http://\(text)"), !proxy.isEncrypted {
                return proxy
            }
            unreadable.append(name)
            return nil
        }
        encrypted = proxy("HTTPS_PROXY")
        plain = proxy("HTTP_PROXY")
        self.unreadable = unreadable
        exceptions = (value("NO_PROXY") ?? "").split { $0 == "," || $0 == " " }.map { $0.lowercased() }
    }

    /// The proxy for a target; `nil` where it is connected to directly, as this machine always is.
    func proxy(for target: TargetURL) -> HTTPClient.Configuration.Proxy? {
        guard let proxy = target.isEncrypted ? encrypted : plain, !isException(target) else { return nil }
        guard let credentials = proxy.credentials else { return .server(host: proxy.host, port: proxy.port) }
        return .server(
            host: proxy.host, port: proxy.port,
            authorization: .basic(credentials: Data(credentials.value.utf8).base64EncodedString()))
    }

    private func isException(_ target: TargetURL) -> Bool {
        let host = target.host
        if host == "localhost" || host == "::1" || host.hasPrefix("127.") { return true }
        return exceptions.contains { exception in
            if exception == "*" || exception == host || exception == "\(host):\(target.port)" { return true }
            let suffix = exception.hasPrefix("*.") ? String(exception.dropFirst(2)) : exception
            let name = suffix.hasPrefix(".") ? String(suffix.dropFirst()) : suffix
            return !name.isEmpty && host.hasSuffix(".\(name)")
        }
    }
}
