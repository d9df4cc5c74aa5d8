import UsageModel

extension SettingsReader {
    /// What a list of sources looks like, for messages.
    static let sourcesExample = "sources: [{file: /var/log/app/*.jsonl}]"

    /// Reads the list of sources.
    mutating func readSources(_ entry: SettingsNode.Entry) {
        guard let items = list(entry, "a list of logs, such as \(Self.sourcesExample)") else { return }
        if items.isEmpty {
            report(entry.value.position, "'sources' is empty; add at least one log: \(Self.sourcesExample)")
        }
        var lines: [String: Int] = [:]
        for item in items {
            guard let source = source(item) else { continue }
            if let line = lines[source.file] {
                report(
                    item.position,
                    "the source of line \(line) has the file \(quoted(source.file)) already, and would be counted twice;"
                        + " remove one of them")
            }
            lines[source.file] = item.position.line
            append(source)
        }
    }

    private mutating func source(_ item: SettingsNode) -> Settings.Source? {
        guard case .mapping(let entries) = item.content else {
            switch item.content {
            case .invalid: break
            case .text(let text, _):
                report(item.position, "a source is only the text \(quoted(text)); write - file: and then the path")
            default:
                report(item.position, "a source is \(item.shown); expected keys such as {file: /var/log/app/*.jsonl}")
            }
            return nil
        }
        var source = Settings.Source(file: "", zone: settings.zone)
        var hasFile = false
        let known = knownEntries(entries, SourceKey.self)
        for (key, entry) in known.entries {
            switch key {
            case .file:
                hasFile = true
                source.file = path(entry, "one path or glob such as /var/log/app/*.jsonl") ?? ""
            case .preset: if let preset = choice(entry, Settings.Source.presets) { source.preset = preset }
            case .cost:
                let bases = CostBasis.allCases.map(\.rawValue)
                if let basis = choice(entry, bases).flatMap(CostBasis.init) { source.costBasis = basis }
            case .timezone: if let zone = zone(entry) { source.zone = zone }
            case .multiline: source.hasMultilineJSON = choice(entry, ["json"]) != nil
            case .labels: source.labels = labels(entry)
            case .fields, .when, .inputIncludesCache, .tests: break
            }
        }
        source.shape = shape(known.entries)
        for (key, entry) in known.entries where key == .tests {
            // After the others: a test may expect values of labels, which may stand below it.
            source.tests = tests(entry, labels: source.labels.map(\.name))
        }
        let isJournal = entries.contains { $0.name == "journald" }
        if !hasFile, !isJournal, !known.meant.contains(.file) {
            report(item.position, "a source has no 'file'; add the path or glob of its log")
        }
        return source.file.isEmpty ? nil : source
    }

    private mutating func shape(_ entries: [(SourceKey, SettingsNode.Entry)]) -> Settings.Shape? {
        var shape = Settings.Shape(fields: [])
        var hasFields = false
        var first: SettingsNode.Entry?
        for (key, entry) in entries {
            switch key {
            case .fields:
                hasFields = true
                shape.fields = fields(entry)
            case .when:
                first = first ?? entry
                shape.when = condition(entry)
            case .inputIncludesCache:
                first = first ?? entry
                if let includes = flag(entry) { shape.inputIncludesCache = includes }
            default: break
            }
        }
        if let first, !hasFields {
            report(first.position, "\(quoted(first.name)) belongs to a shape of your own; add its 'fields'")
        }
        return hasFields && !shape.fields.isEmpty ? shape : nil
    }

    private mutating func labels(_ entry: SettingsNode.Entry) -> [Settings.Label] {
        guard let entries = mapping(entry, "names of labels and fields, such as {user: user_id}") else { return [] }
        var labels: [Settings.Label] = []
        for entry in entries {
            let path = labelPath(entry)
            if let problem = LabelRules.problem(name: entry.name) {
                report(entry.position, problem)
            } else if let path {
                labels.append(Settings.Label(name: entry.name, path: path))
            }
        }
        return labels
    }

    private mutating func labelPath(_ entry: SettingsNode.Entry) -> String? {
        let expected = "the path of a field, such as user_id, metadata.user or attributes.\"user.id\""
        guard let path = text(entry, expected) else { return nil }
        guard LabelRules.isPath(path) else {
            report(entry.value.position, "\(quoted(entry.name)) is \(quoted(path)); expected \(expected)")
            return nil
        }
        return path
    }
}
