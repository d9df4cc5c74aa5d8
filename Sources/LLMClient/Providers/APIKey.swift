/// A key, which no text of the program shows.
public struct APIKey: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    /// Makes a key; blanks around it, which files end by, don't belong to it.
    public init(_ value: String) {
        self.value = String(value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Never the key.
    public var description: String { "(secret)" }
    /// Never the key.
    public var debugDescription: String { description }
    /// Without the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
