/// Text that nobody may see: a token, a key, the path of a webhook's URL. Nothing that prints values prints it.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    /// Makes a secret of some text.
    public init(_ value: String) {
        self.value = value
    }

    /// Never the value.
    public var description: String { "(secret)" }

    /// Never the value.
    public var debugDescription: String { description }

    /// Without the value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
