import Dispatch
import Glibc

/// Looks up names, on threads that may wait.
enum NameResolution {
    /// All addresses of a host, in the order in which the system would try them.
    static func addresses(of host: String) async throws -> [IPAddress] {
        if let literal = IPAddress(host) { return [literal] }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try lookUp(host) })
            }
        }
    }

    private static func lookUp(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var found: UnsafeMutablePointer<addrinfo>?
        var code = getaddrinfo(host, nil, &hints, &found)
        if code != 0 {
            // AI_ADDRCONFIG leaves out loopback on a machine without any other network.
            hints.ai_flags = 0
            code = getaddrinfo(host, nil, &hints, &found)
        }
        guard code == 0 else {
            throw TransportError(message: "the host can't be looked up: \(String(cString: gai_strerror(code)))")
        }
        defer { freeaddrinfo(found) }
        var addresses: [IPAddress] = []
        var next = found
        while let entry = next {
            if let address = entry.pointee.ai_addr.flatMap({ IPAddress(UnsafePointer($0)) }),
                !addresses.contains(address)
            {
                addresses.append(address)
            }
            next = entry.pointee.ai_next
        }
        return addresses
    }
}
