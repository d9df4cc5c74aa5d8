import Glibc

/// Why the listener could not be opened, in words for a person.
public struct ListenError: Error, Sendable, CustomStringConvertible {
    /// The address.
    public let host: String
    /// The port.
    public let port: Int
    /// The system's error number.
    public let code: Int32

    /// What was wrong and what to do.
    public var description: String {
        let address = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        return switch code {
        case EADDRINUSE:
            "cannot listen on \(address): the port is in use; stop the other process, or choose another with --listen"
        case EACCES: "cannot listen on \(address): permission denied; choose a port above 1023 with --listen"
        case EADDRNOTAVAIL:
            "cannot listen on \(address): this machine has no such address; choose another with --listen"
        default: "cannot listen on \(address): \(String(cString: strerror(code)))"
        }
    }
}
