/// Why no answer came, for a person; without any secret.
struct TransportError: Error, Sendable, Equatable {
    let message: String
}
