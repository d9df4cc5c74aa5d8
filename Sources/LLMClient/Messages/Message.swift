/// A turn of a conversation.
public struct Message: Hashable, Sendable {
    /// Whose turn it is.
    public enum Role: String, Sendable {
        case user, assistant
    }

    /// Whose turn it is.
    public var role: Role
    /// What is said.
    public var content: [ContentBlock]

    /// Makes a turn.
    public init(role: Role, content: [ContentBlock]) {
        self.role = role
        self.content = content
    }

    /// A turn of the user that is one text.
    public static func user(_ text: String) -> Message {
        Message(role: .user, content: [.text(TextBlock(text))])
    }
}
