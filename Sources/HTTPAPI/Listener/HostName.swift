import Glibc

/// The name in a `Host` header, without the port.
///
/// A page whose name is made to lead to 127.0.0.1 (DNS rebinding) is of the same origin as the listener to its browser,
/// and may read whatever it answers. It can't hide its name: the browser sends it as `Host`. An address is no name that
/// could be made to lead elsewhere, so any is taken: probes of Kubernetes name the pod's.
struct HostName: Equatable {
    let text: String

    /// - Parameter authority: `name`, `name:port`, `[address]` or `[address]:port`.
    init(authority: String) {
        var name = authority[...]
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].utf8.allSatisfy(Self.isDigit) {
            name = name[..<colon]
        }
        if name.hasPrefix("["), name.hasSuffix("]"), name.contains(":") {
            name = name.dropFirst().dropLast()
        } else if name.hasSuffix(".") {
            name = name.dropLast()
        }
        text = name.lowercased()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Whether a page of another machine can't have it.
    func isSafe(_ names: Set<String>) -> Bool {
        text == "localhost" || names.contains(text) || isAddress
    }

    /// Whether it is an IPv4 or IPv6 address in full, and so no name that is looked up.
    private var isAddress: Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard !text.utf8.contains(0) else { return false }
        return inet_pton(AF_INET, text, &bytes) == 1 || inet_pton(AF_INET6, text, &bytes) == 1
    }
}
