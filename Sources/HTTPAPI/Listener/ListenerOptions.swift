/// Where the listener binds, and whom it serves.
public struct ListenerOptions: Sendable {
    /// The address to listen on.
    public var host: String
    /// 0 for any port that is free.
    public var port: Int
    /// Whether only this machine can reach the address: then `Host` is looked at (``HostName``).
    public var isLoopback: Bool
    /// What a client must send as a bearer token for anything but the health checks; `nil` for nothing.
    public var token: String?
    /// Names that `Host` may hold, beside addresses and `localhost`.
    public var hosts: [String] = []
    /// The most connections at a time.
    public var maximumConnections = 1_000
    /// `nil` for plain HTTP.
    public var tls: ListenerTLS?

    /// Makes options with the defaults.
    public init(host: String, port: Int, isLoopback: Bool, token: String? = nil) {
        self.host = host
        self.port = port
        self.isLoopback = isLoopback
        self.token = token
    }
}
