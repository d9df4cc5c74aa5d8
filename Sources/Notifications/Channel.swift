/// Where alerts go, as the settings state it.
public struct Channel: Sendable {
    /// The name, unique.
    public var name: String

    /// Makes a channel.
    public init(name: String) {
        self.name = name
    }
}
