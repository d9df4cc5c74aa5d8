/// A source that is a journal: the key `journald`.
extension SettingsReader {
    private static let unitSuffixes = [
        ".service", ".socket", ".device", ".mount", ".automount", ".swap", ".target", ".path", ".timer", ".slice",
        ".scope",
    ]

    private static let fieldExample = "the name of a journal field, such as LLM_MODEL or _HOSTNAME"

    /// Reads the value of `journald`.
    mutating func journal(_ entry: SettingsNode.Entry) -> Settings.Journal? {
        guard let entries = mapping(entry, "which entries to read, such as {unit: my-app.service}") else { return nil }
        var journal = Settings.Journal()
        var keys: [JournalKey: SettingsNode.Entry] = [:]
        for (key, entry) in knownEntries(entries, JournalKey.self).entries {
            keys[key] = entry
            switch key {
            case .name: journal.givenName = text(entry, "a name such as my-app")
            case .unit: journal.units = units(entry)
            case .userUnit: journal.userUnits = units(entry)
            case .identifier:
                journal.identifiers = texts(entry, "a SYSLOG_IDENTIFIER such as my-app, or a list of them")
            case .match: journal.matches = matches(entry)
            case .fields: break
            case .directory: journal.directory = path(entry, "the folder of journal files")
            case .file: journal.files = texts(entry, "a journal file or glob, or a list of them", isPath: true)
            case .namespace:
                journal.namespace = text(entry, "a journal namespace, * for all, or +NAME for one and the default")
            case .scope: if let scope = choice(entry, Settings.Journal.scopes) { journal.scope = scope }
            }
        }
        refuse(.directory, beside: [.file, .scope], keys)
        refuse(.file, beside: [.scope, .namespace], keys)
        return journal
    }

    private mutating func refuse(
        _ key: JournalKey, beside others: [JournalKey], _ keys: [JournalKey: SettingsNode.Entry]
    ) {
        guard keys[key] != nil else { return }
        for other in others {
            guard let entry = keys[other] else { continue }
            report(
                entry.position,
                "\(quoted(other.rawValue)) does not go with \(quoted(key.rawValue)), which says where the journal is; remove"
                    + " one of them")
        }
    }

    /// The entry of `fields` in a `journald`.
    static func fieldsEntry(ofJournal entry: SettingsNode.Entry) -> SettingsNode.Entry? {
        guard case .mapping(let entries) = entry.value.content else { return nil }
        return entries.first { $0.name == JournalKey.fields.rawValue }
    }

    /// Notes which fields of an entry are needed, and reports paths that are none.
    ///
    /// - Parameter entries: the keys of the source, for the positions of what is wrong.
    mutating func noteFields(
        of journal: inout Settings.Journal, isMapped: Bool, source: Settings.Source, entries: [SettingsNode.Entry]
    ) {
        let labels = source.labels.map(\.path)
        guard isMapped else {
            journal.labelFields = labels.filter(Settings.Journal.isField)
            return
        }
        let paths = (source.shape?.fields ?? []).flatMap(\.paths)
        let needed = paths + [source.shape?.when?.path].compactMap { $0 } + labels
        for path in needed where !Settings.Journal.isField(path) {
            let key = labels.contains(path) ? "labels" : paths.contains(path) ? "journald" : "when"
            let position = entries.first { $0.name == key }?.value.position ?? TextPosition()
            report(
                position,
                "\(quoted(path)) is no journal field; with 'fields' in 'journald' expected \(Self.fieldExample)")
        }
        journal.fields = needed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private mutating func units(_ entry: SettingsNode.Entry) -> [String] {
        texts(entry, "a unit such as my-app.service, or a list of them").compactMap { unit in
            if unit.contains(where: { "*?[".contains($0) }) {
                report(
                    entry.value.position,
                    "\(quoted(unit)) has wildcards, which units cannot have here; for all instances of a template name their"
                        + " slice, such as system-my\\x2dapp.slice")
                return nil
            }
            return Self.unitSuffixes.contains(where: unit.hasSuffix) ? unit : "\(unit).service"
        }
    }

    private mutating func matches(_ entry: SettingsNode.Entry) -> [Settings.Journal.Match] {
        guard let entries = mapping(entry, "fields and their values, such as {PRIORITY: [6, 7]}") else { return [] }
        return entries.compactMap { entry in
            guard Settings.Journal.isField(entry.name), !entry.name.hasPrefix("__") else {
                report(entry.position, "\(quoted(entry.name)) cannot be matched; expected \(Self.fieldExample)")
                return nil
            }
            let values = texts(entry, "a value or a list of them", isAnyType: true)
            return values.isEmpty ? nil : Settings.Journal.Match(field: entry.name, values: values)
        }
    }

    private mutating func texts(
        _ entry: SettingsNode.Entry, _ expected: String, isPath: Bool = false, isAnyType: Bool = false
    ) -> [String] {
        oneOrMore(entry, expected).compactMap { entry in
            if isPath { return path(entry, expected) }
            return isAnyType ? scalar(entry, expected) : text(entry, expected)
        }
    }
}
