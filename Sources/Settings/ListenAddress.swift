import Glibc

/// Where the HTTP listener binds: a host and a port.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 address, an IPv6 address without its brackets, or a host name.
    public let host: String
    /// The port; 0 takes any that is free.
    public let port: Int

    /// 127.0.0.1:9464; 9464 is the port that the OpenTelemetry SDKs chose for Prometheus.
    public static let standard = ListenAddress(host: "127.0.0.1", port: 9_464)

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:9464`, `localhost:9464` or `[::1]:9464`. `nil` for anything else, also where the host is left
    /// out.
    public init?(_ text: String) {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        guard let port = Self.port(text[text.index(after: colon)...]) else { return nil }
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = String(host.dropFirst().dropLast())
            guard Self.bytes(of: address, family: AF_INET6) != nil else { return nil }
            self.init(host: address, port: port)
        } else {
            guard Self.isHost(host) else { return nil }
            self.init(host: String(host), port: port)
        }
    }

    /// Whether only this machine can reach the address: 127.0.0.0/8, `::1`, or the name `localhost`.
    public var isLoopback: Bool {
        if let bytes = Self.bytes(of: host, family: AF_INET) { return bytes[0] == 127 }
        if let bytes = Self.bytes(of: host, family: AF_INET6) {
            let isMappedIPv4 = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            return isMappedIPv4 ? bytes[12] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
        }
        // RFC 6761, section 6.3: the name must not resolve to anything but loopback.
        return host.lowercased() == "localhost"
    }

    /// The address as it is written in settings and URLs.
    public var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    private static func port(_ text: Substring) -> Int? {
        guard let port = WholeNumber.parse(text), port <= 65_535 else { return nil }
        return port
    }

    private static func isHost(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard host.utf8.count <= 253, let last = labels.last?.utf8, let digit = last.first else { return false }
        // A last label of digits makes it an IPv4 address: `getaddrinfo` reads 127.1 and 0x7f000001 as such as well,
        // but then nobody sees which address is meant.
        if isDigit(digit), last.allSatisfy(isDigit) || last.starts(with: "0x".utf8) || last.starts(with: "0X".utf8) {
            return bytes(of: String(host), family: AF_INET) != nil
        }
        return labels.allSatisfy(isHostLabel)
    }

    private static func isHostLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), !label.hasPrefix("-"), !label.hasSuffix("-") else { return false }
        return label.utf8.allSatisfy { byte in
            isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func bytes(of address: String, family: Int32) -> [UInt8]? {
        // inet_pton takes a C string: what follows a NUL byte would pass unseen.
        guard !address.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
