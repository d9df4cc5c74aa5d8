/// What budgets and alerts can name: labels of the sources and channels of `webhooks`.
///
/// They are taken from the nodes, so that a label or a channel with a problem of its own is not reported as missing too.
struct ReferableNames {
    /// The labels of all sources; `nil` where it can't be told which there are.
    private(set) var labels: [String]?
    /// The keys of `webhooks`; `nil` where it can't be told which there are.
    private(set) var channels: [String]?

    /// Knows nothing yet.
    init() {}

    /// - Parameters:
    ///   - entries: those at the top of the settings.
    ///   - meant: keys that are there, misspelled.
    init(_ entries: [(RootKey, SettingsNode.Entry)], meant: [RootKey]) {
        if !meant.contains(.sources) {
            labels = Self.labels(entries.first { $0.0 == .sources }?.1.value)
        }
        if !meant.contains(.webhooks) {
            channels = Self.channels(entries.first { $0.0 == .webhooks }?.1.value)
        }
    }

    private static func channels(_ webhooks: SettingsNode?) -> [String]? {
        switch webhooks?.content {
        case .mapping(let entries): entries.map(\.name)
        case .empty, nil: []
        // Something else is wrong, and is reported there.
        default: nil
        }
    }

    private static func labels(_ sources: SettingsNode?) -> [String]? {
        guard case .list(let items) = sources?.content else { return nil }
        var labels: [String] = []
        for item in items {
            guard case .mapping(let entries) = item.content else { continue }
            for entry in entries {
                switch (SourceKey(rawValue: entry.name), entry.value.content) {
                case (.labels, .mapping(let own)): labels += own.map(\.name)
                case (.containerLabels, .list(let parts)): labels += parts.compactMap(text)
                default: break
                }
            }
        }
        return labels.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func text(_ node: SettingsNode) -> String? {
        if case .text(let text, _) = node.content { text } else { nil }
    }
}
