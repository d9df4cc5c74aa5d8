import Foundation

/// Where a channel leads. The path of such a URL is a secret: whoever knows it can post. Only scheme and host are ever shown.
public struct TargetURL: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What is wrong with a text that should be a URL, for a person; never the text.
    public struct Problem: Error, Sendable, Hashable {
        /// What was expected.
        public let message: String
    }

    /// Whether TLS protects it.
    public let isEncrypted: Bool
    /// The host, in lower case, an IPv6 address without brackets.
    public let host: String
    /// The port.
    public let port: Int
    /// Path and query, as they are sent.
    private let path: Secret
    /// `user:password`, where the URL has them.
    let credentials: Secret?

    /// Reads a URL; white space around it, as files end with, is left out.
    ///
    /// - Throws: ``Problem``.
    public init(_ text: String) throws(Problem) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(), let host = parts.host
        else { throw Problem(message: "is no URL; expected one such as https://hooks.example.com/…") }
        guard scheme == "https" || scheme == "http" else {
            throw Problem(message: "does not begin with https:// or http://")
        }
        var name = host.lowercased()
        if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        // What is resolved and checked must be what the client looks up: no escapes and no letters with two spellings.
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isHostByte) else {
            throw Problem(message: "has a host of other characters than letters, digits, '-' and '.'")
        }
        isEncrypted = scheme == "https"
        self.host = name
        port = parts.port ?? (isEncrypted ? 443 : 80)
        guard (1...65_535).contains(port) else { throw Problem(message: "has a port that is not 1 to 65535") }
        let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
        path = Secret((parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath) + query)
        credentials = parts.user.map { Secret("\($0):\(parts.password ?? "")") }
    }

    /// Scheme and host at the most.
    public var description: String { "\(isEncrypted ? "https" : "http")://\(shownHost)/…" }

    /// Without the path.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// All of it, without credentials: for the client alone.
    ///
    /// - Parameter suffix: what is added to the path, where it does not end in it already.
    func text(withPath suffix: String = "") -> String {
        var path = path.value
        if !suffix.isEmpty {
            let query = path.firstIndex(of: "?").map { String(path[$0...]) } ?? ""
            path = String(path.dropLast(query.count))
            while path.hasSuffix("/") { path.removeLast() }
            if !path.hasSuffix(suffix) { path += suffix }
            path += query
        }
        return "\(isEncrypted ? "https" : "http")://\(shownHost):\(port)\(path)"
    }

    /// What of it must not be shown, where somebody quotes it: the path, and its parts.
    var secretParts: [String] {
        [path.value] + path.value.split { "/?&=".contains($0) }.map(String.init).filter { $0.count >= 8 }
    }

    private var shownHost: String { host.contains(":") ? "[\(host)]" : host }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
