import LogSources
import NIOCore

/// What a client may take of the listener. None of it shows to a client that does as HTTP clients do.
struct ConnectionLimits: Sendable {
    /// From the connection to the end of its first request's head, TLS included.
    var head = TimeAmount.seconds(10)
    /// From the end of an answer to the end of the next request's head.
    var idle = TimeAmount.seconds(60)
    /// From a request's head to the end of its body.
    var body = TimeAmount.seconds(30)
    /// From the beginning of an answer to the last byte of its next part being taken over by the system. Only streams
    /// have more than one part.
    var answer = TimeAmount.seconds(30)
    /// From the listener's own closing to the client's.
    var farewell = TimeAmount.seconds(5)
    /// What is read of a request's body, whether somebody wants it or not: a client that was answered 413 gets to read
    /// that.
    var bodyBytes = 4 << 20
    /// The most connections at a time.
    var connections = 1_000
    /// What all connections together may hold of bodies and answers.
    var heldBytes = 64 << 20
    /// What the system takes over of an answer beside what is on its way to the client. It would take megabytes by itself, and
    /// a client that only asks and reads nothing would have page after page made for it.
    static let unsentBytes = 16 << 10
    /// How many connections may wait to be accepted. The system has a limit of its own.
    static let backlog = 4_096
    /// The longest line of a head, and the longest head.
    static let headBytes = 16 << 10
    /// The most lines of a head.
    static let headLines = 100

    /// - Parameter connections: what the settings say. Half of the files that the process may have open stay for logs.
    init(connections: Int = 1_000) {
        self.connections = max(8, min(connections, (DescriptorLimit.free ?? 1_024) / 2))
    }
}
