import HTTPAPI
import Synchronization

/// The guards of the listener, which settings that are taken over replace.
final class CurrentGuards: Sendable {
    private let endpoint: Mutex<GuardEndpoint>

    init(_ endpoint: GuardEndpoint) {
        self.endpoint = Mutex(endpoint)
    }

    /// Those that hold.
    var current: GuardEndpoint { endpoint.withLock { $0 } }

    /// Takes others.
    func replace(with other: GuardEndpoint) {
        endpoint.withLock { $0 = other }
    }
}
