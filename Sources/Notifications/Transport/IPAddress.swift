import Glibc

/// An address of the internet protocol, version 4 or 6.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Whom an address reaches.
    enum Reach: Equatable {
        /// Anybody.
        case `public`
        /// This machine or a private network.
        case `private`
        /// Nobody that a webhook can be meant for; with the reason.
        case refused(String)
    }

    /// Four or sixteen bytes.
    let bytes: [UInt8]

    /// Reads an address as `inet_pton` does.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = withUnsafeBytes(of: six) { Array($0) }
        } else {
            return nil
        }
    }

    /// Takes the address out of what `getaddrinfo` found.
    init?(_ address: UnsafePointer<sockaddr>) {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }
            }
        case AF_INET6:
            bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
            }
        default: return nil
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// As `inet_ntop` writes it.
    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        _ = bytes.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whom it reaches, by IANA's registries of special-purpose addresses (RFC 6890 and those that followed), and by what
    /// clouds use for their metadata.
    var reach: Reach {
        if let inner = embedded { return inner.reach }
        return bytes.count == 4 ? reachOfFour : reachOfSix
    }

    private var reachOfFour: Reach {
        if Self.metadata.contains(description) { return .refused("a metadata service") }
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _): return .refused("no address of a host")
        case (169, 254, _): return .refused("link-local")
        case (224...239, _, _): return .refused("multicast")
        case (240...255, _, _): return .refused("reserved or broadcast")
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): return .refused("reserved")
        case (10, _, _), (127, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _), (198, 18...19, _):
            return .private
        default: return .public
        }
    }

    private var reachOfSix: Reach {
        if Self.metadata.contains(description) { return .refused("a metadata service") }
        if bytes.allSatisfy({ $0 == 0 }) { return .refused("no address of a host") }
        if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .private }
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0x80...0xBF): return .refused("link-local")
        case (0xFF, _): return .refused("multicast")
        case (0xFC...0xFD, _), (0xFE, 0xC0...0xFF): return .private
        case (0x20, 0x01) where bytes[2] == 0x0D && bytes[3] == 0xB8: return .refused("reserved")
        case (0x20, 0x01) where bytes[2] == 0 && bytes[3] == 0: return .refused("a Teredo tunnel")
        default: return .public
        }
    }

    /// The IPv4 address that one of version 6 stands for: mapped, compatible, NAT64 (RFC 6052) or 6to4 (RFC 3056).
    private var embedded: IPAddress? {
        guard bytes.count == 16 else { return nil }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        // ::1 and :: are no IPv4 addresses.
        let isCompatible = bytes[..<12].allSatisfy { $0 == 0 } && bytes[12] != 0
        let isNAT64 = bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isCompatible || isNAT64 { return IPAddress(bytes: Array(bytes[12...])) }
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? IPAddress(bytes: Array(bytes[2..<6])) : nil
    }

    /// AWS, Google Cloud and others; AWS over IPv6; Alibaba; Oracle; Azure's wire server.
    private static let metadata: Set<String> = [
        "169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "192.0.0.192", "168.63.129.16",
    ]
}
