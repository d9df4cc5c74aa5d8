import Budgets

/// What budgets and alerts refer to: labels, other fields of a record, and channels.
extension SettingsReader {
    private static let labelLimit = 4

    /// Reads `by` of a budget.
    mutating func scopeFields(_ entry: SettingsNode.Entry) -> [String] {
        fields(entry, beside: ["model", "provider"], "a label such as user, or a list of up to \(Self.labelLimit)")
    }

    /// Reads `by` of the digest.
    mutating func digestLabels(_ entry: SettingsNode.Entry) -> [String] {
        fields(entry, beside: [], "a label such as user, or a list of up to \(Self.labelLimit)")
    }

    private mutating func fields(
        _ entry: SettingsNode.Entry, beside own: [String], _ expected: String
    ) -> [String] {
        let items = oneOrMore(entry, expected)
        if items.count > Self.labelLimit {
            report(entry.value.position, "\(quoted(entry.name)) has \(items.count) labels; expected \(expected)")
        }
        var fields: [String] = []
        for item in items {
            guard let field = text(item, expected) else { continue }
            if fields.contains(field) {
                report(item.value.position, "\(quoted(field)) stands twice in \(quoted(entry.name)); remove one")
            } else if isField(field, of: entry.name, at: item.value.position, beside: own) {
                fields.append(field)
            }
        }
        return fields
    }

    /// Whether records have the field; reports where they have not.
    private mutating func isField(
        _ field: String, of key: String, at position: TextPosition, beside own: [String]
    ) -> Bool {
        guard let labels = names.labels, !own.contains(field), !labels.contains(field) else { return true }
        let known = own + labels
        let shown = known.isEmpty ? "no source has labels" : "known are \(known.joined(separator: ", "))"
        let nearest = NearestWord.nearest(to: field, among: known).map { "; did you mean '\($0)'?" }
        report(
            position,
            "\(quoted(key)) names \(quoted(field)), a label that no source has; \(shown)\(nearest ?? "")")
        return false
    }

    /// Reads `where`.
    mutating func filters(_ entry: SettingsNode.Entry) -> [Budget.Filter] {
        guard let entries = mapping(entry, "fields and patterns, such as {model: \"claude-opus-*\"}") else { return [] }
        return entries.compactMap { field in
            guard isField(field.name, of: entry.name, at: field.position, beside: ["model", "provider", "status"])
            else {
                return nil
            }
            let items = oneOrMore(field, "a pattern such as \"claude-*\", or a list of them")
            let patterns = items.compactMap { pattern($0) }
            return patterns.isEmpty ? nil : Budget.Filter(field: field.name, patterns: patterns)
        }
    }

    private mutating func pattern(_ entry: SettingsNode.Entry) -> String? {
        if entry.name == "status" { return choice(entry, ["success", "error"]) }
        guard let pattern = scalar(entry, "a pattern such as \"claude-*\", or a list of them") else { return nil }
        return pattern.contains { $0 == "*" || $0 == "?" } ? pattern : Self.counted(pattern, as: entry.name)
    }

    /// Reads `notify`.
    mutating func channels(_ entry: SettingsNode.Entry) -> [String] {
        let expected = "a key of 'webhooks', or a list of them"
        var channels: [String] = []
        for item in oneOrMore(entry, expected) {
            guard let channel = text(item, expected) else { continue }
            if channels.contains(channel) {
                report(item.value.position, "\(quoted(channel)) stands twice in \(quoted(entry.name)); remove one")
            } else if isChannel(channel, of: entry.name, at: item.value.position) {
                channels.append(channel)
            }
        }
        return channels
    }

    private mutating func isChannel(_ channel: String, of key: String, at position: TextPosition) -> Bool {
        guard let known = names.channels, !known.contains(channel) else { return true }
        let nearest = NearestWord.nearest(to: channel, among: known).map { "did you mean '\($0)'?" }
        let advice =
            nearest
            ?? (known.isEmpty ? "there are none; add 'webhooks:'" : "known are \(known.joined(separator: ", "))")
        report(position, "\(quoted(key)) names \(quoted(channel)), which is no key of 'webhooks'; \(advice)")
        return false
    }
}
