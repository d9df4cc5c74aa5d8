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
            if let line = lines[source.name] {
                let what = source.journal == nil ? "the file" : "the name"
                report(
                    item.position,
                    "the source of line \(line) has \(what) \(quoted(source.name)) already, and would be counted twice;"
                        + " remove one of them")
            }
            lines[source.name] = item.position.line
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
        var journalEntry: SettingsNode.Entry?
        let known = knownEntries(entries, SourceKey.self)
        for (key, entry) in known.entries {
            switch key {
            case .file:
                hasFile = true
                source.file = path(entry, "one path or glob such as /var/log/app/*.jsonl") ?? ""
            case .journald: journalEntry = entry
            case .backlog: source.readsBacklog = flag(entry) ?? false
            case .preset: if let preset = choice(entry, Settings.Source.presets) { source.preset = preset }
            case .cost:
                if let basis: CostBasis = choice(entry) { source.costBasis = basis }
            case .timezone: if let zone = zone(entry) { source.zone = zone }
            case .multiline: source.hasMultilineJSON = choice(entry, ["json"]) != nil
            case .labels: source.labels = labels(entry)
            case .containerLabels: source.containerLabels = containerLabels(entry)
            case .fields, .when, .inputIncludesCache, .tests: break
            }
        }
        let mapped = journalEntry.flatMap(Self.fieldsEntry)
        source.shape = shape(known.entries, mapped: mapped)
        if let journalEntry, var journal = journal(journalEntry) {
            noteFields(of: &journal, isMapped: mapped != nil, source: source, entries: entries)
            journal.readsBacklog = source.readsBacklog
            source.journal = journal
        }
        for (key, entry) in known.entries where key == .tests {
            // After the others: a test may expect values of labels, which may stand below it.
            source.tests = tests(entry, labels: source.labels.map(\.name))
        }
        checkLabels(source, known.entries)
        checkKind(known.entries, isJournal: journalEntry != nil, isStandardInput: source.isStandardInput)
        if !hasFile, journalEntry == nil, !known.meant.contains(.file), !known.meant.contains(.journald) {
            report(item.position, "a source has no 'file'; add the path or glob of its log")
        }
        return source.file.isEmpty && source.journal == nil ? nil : source
    }

    /// Reports keys that do not go with the kind of the source.
    private mutating func checkKind(
        _ entries: [(SourceKey, SettingsNode.Entry)], isJournal: Bool, isStandardInput: Bool
    ) {
        for (key, entry) in entries {
            switch key {
            case .file where isJournal:
                report(entry.position, "a source is either a 'file' or 'journald'; make two sources of it")
            case .containerLabels where isJournal:
                report(
                    entry.position,
                    "'container_labels' come from the path of a file; take labels of a journal from fields of its entries"
                )
            case .multiline where isJournal:
                report(entry.position, "'multiline' is for files; an entry of a journal is one record. Remove the key")
            case .backlog where isStandardInput, .containerLabels where isStandardInput:
                report(
                    entry.position,
                    "\(quoted(entry.name)) is for files; standard input has no path and nothing older. Remove the key")
            default: break
            }
        }
    }

    /// - Parameter mapped: the fields of a journal's entries, where the records are made of them.
    private mutating func shape(
        _ entries: [(SourceKey, SettingsNode.Entry)], mapped: SettingsNode.Entry?
    ) -> Settings.Shape? {
        var shape = Settings.Shape(fields: [])
        var hasFields = false
        var first: SettingsNode.Entry?
        if let mapped {
            hasFields = true
            shape.fields = fields(mapped)
        }
        for (key, entry) in entries {
            switch key {
            case .fields:
                if mapped != nil {
                    report(
                        entry.position, "'fields' stands in 'journald' too; say in one place where a request has what")
                    continue
                }
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

    private mutating func containerLabels(_ entry: SettingsNode.Entry) -> [ContainerPart] {
        let names = ContainerPart.allCases.map(\.rawValue)
        guard let items = list(entry, "a list of \(names.joined(separator: ", "))") else { return [] }
        var parts: [ContainerPart] = []
        for item in items {
            let entry = SettingsNode.Entry(name: entry.name, position: item.position, value: item)
            guard let part: ContainerPart = choice(entry) else { continue }
            if parts.contains(part) { report(item.position, "\(quoted(part.rawValue)) stands twice; remove one") }
            parts.append(part)
        }
        return parts
    }

    /// Reports a label that comes from a field and from the path.
    private mutating func checkLabels(_ source: Settings.Source, _ entries: [(SourceKey, SettingsNode.Entry)]) {
        guard let entry = entries.first(where: { $0.0 == .containerLabels })?.1 else { return }
        for part in source.containerLabels where source.labels.contains(where: { $0.name == part.rawValue }) {
            report(entry.position, "\(quoted(part.rawValue)) is one of 'labels' already; remove one of them")
        }
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
