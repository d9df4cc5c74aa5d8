/// A request of a batch.
public struct BatchRequest: Hashable, Sendable {
    /// What its result is known by: 1 to 64 letters, digits, hyphens and underscores, once in a batch.
    public var customID: String
    /// What is asked; never streamed.
    public var request: MessageRequest

    /// Makes one.
    public init(customID: String, _ request: MessageRequest) {
        self.customID = customID
        self.request = request
    }
}
