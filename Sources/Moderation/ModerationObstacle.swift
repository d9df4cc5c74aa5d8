/// Why no model can be asked, such as a key that is not set.
public struct ModerationObstacle: Error, Hashable, Sendable {
    /// The reason, on one line.
    public let reason: String

    /// Makes one.
    public init(_ reason: String) {
        self.reason = reason
    }
}
