/// What a line of a shape is that names a request but no tokens.
enum MissingUsage: Sendable {
    /// No request.
    case other
    /// A request whose usage is unknown.
    case request
    /// A request whose usage is unknown where the answer has ended; a piece of a stream otherwise, and no request.
    case requestIfFinished
}
