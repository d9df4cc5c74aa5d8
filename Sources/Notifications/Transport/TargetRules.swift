/// Where a channel may connect to.
enum TargetRules {
    /// How many addresses of a name are tried.
    private static let limit = 4

    /// The addresses that a channel may connect to, of those that its host's name has now.
    ///
    /// - Throws: ``TransportError`` where there is none.
    static func allowed(_ addresses: [IPAddress], host: String, allowsPrivate: Bool) throws(TransportError)
        -> [IPAddress]
    {
        var allowed: [IPAddress] = []
        var reason: String?
        for address in addresses {
            switch address.reach {
            case .public: allowed.append(address)
            case .private where allowsPrivate: allowed.append(address)
            case .private:
                reason =
                    reason ?? "the host leads to \(address), which is private; set 'allow_private: true' if it is meant"
            case .refused(let why): reason = reason ?? "the host leads to \(address), which is refused: \(why)"
            }
        }
        guard !allowed.isEmpty else { throw TransportError(message: reason ?? "the host has no address") }
        return Array(allowed.prefix(limit))
    }

    /// What can be checked of a host whose name a proxy looks up.
    static func checkBehindProxy(host: String, allowsPrivate: Bool) throws(TransportError) {
        if let literal = IPAddress(host) {
            _ = try allowed([literal], host: host, allowsPrivate: allowsPrivate)
        } else if host == "metadata.google.internal" || host == "metadata" {
            throw TransportError(message: "the host is refused: a metadata service")
        }
    }
}
