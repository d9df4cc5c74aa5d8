/// A value in a settings file and where it stands.
struct SettingsNode: Sendable {
    enum Content: Sendable {
        /// Nothing after the colon, or `null`.
        case empty
        /// Text; plain where it has no quotes.
        case text(String, isPlain: Bool)
        case list([SettingsNode])
        case mapping([Entry])
        /// Something that was reported already.
        case invalid
    }

    /// A key with its value.
    struct Entry: Sendable {
        let name: String
        let position: TextPosition
        let value: SettingsNode
    }

    let position: TextPosition
    let content: Content

    /// Whether there is nothing.
    var isEmpty: Bool {
        if case .empty = content { true } else { false }
    }

    /// What stands there, for messages.
    var shown: String {
        switch content {
        case .empty, .invalid: "nothing"
        case .text(let text, _): quoted(text)
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }
}
