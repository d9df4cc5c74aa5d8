/// A source's own log shape: the keys `fields`, `when` and `input_includes_cache`.
extension SettingsReader {
    private static let fieldExample = "the path of a field, such as usage.input_tokens or attributes.\"user.id\""

    mutating func fields(_ entry: SettingsNode.Entry) -> [Settings.Shape.Field] {
        guard let entries = mapping(entry, "fields and their paths, such as {input: usage.in, output: usage.out}")
        else {
            return []
        }
        if entries.isEmpty { report(entry.value.position, "'fields' is empty; name a field, or leave the key out") }
        let names = Settings.Shape.fieldNames
        var fields: [Settings.Shape.Field] = []
        for entry in entries {
            guard names.contains(entry.name) else {
                let nearest = NearestWord.nearest(to: entry.name, among: names)
                let advice = nearest.map { "did you mean '\($0)'?" } ?? "known are \(names.joined(separator: ", "))"
                report(entry.position, "unknown field \(quoted(entry.name)); \(advice)")
                continue
            }
            if let field = field(entry) { fields.append(field) }
        }
        return fields
    }

    private mutating func field(_ entry: SettingsNode.Entry) -> Settings.Shape.Field? {
        switch entry.value.content {
        case .list(let items):
            let paths = paths(items, of: entry.name)
            if items.isEmpty { report(entry.value.position, "\(quoted(entry.name)) is empty; name a path") }
            return paths.isEmpty ? nil : Settings.Shape.Field(name: entry.name, paths: paths)
        case .mapping(let entries): return detailedField(entry, entries)
        default: return fieldPath(entry).map { Settings.Shape.Field(name: entry.name, paths: [$0]) }
        }
    }

    private mutating func detailedField(
        _ entry: SettingsNode.Entry, _ entries: [SettingsNode.Entry]
    ) -> Settings.Shape.Field? {
        var field = Settings.Shape.Field(name: entry.name, paths: [])
        let known = knownEntries(entries, FieldKey.self)
        for (key, entry) in known.entries {
            switch key {
            case .path:
                if case .list(let items) = entry.value.content {
                    field.paths = paths(items, of: entry.name)
                } else if let path = fieldPath(entry) {
                    field.paths = [path]
                }
            case .unit:
                guard Settings.Shape.timeSpans.contains(field.name) else {
                    report(
                        entry.position,
                        "\(quoted(field.name)) has no unit; only \(Settings.Shape.timeSpans.joined(separator: " and "))"
                            + " have one")
                    continue
                }
                if let unit: Settings.Shape.TimeUnit = choice(entry) { field.unit = unit }
            case .value: field.constant = scalar(entry, "a text or a number")
            }
        }
        if field.paths.isEmpty, field.constant == nil, known.meant.isEmpty, known.entries.isEmpty {
            report(entry.value.position, "\(quoted(entry.name)) has neither 'path' nor 'value'; add one of them")
        }
        return field.paths.isEmpty && field.constant == nil ? nil : field
    }

    private mutating func paths(_ items: [SettingsNode], of name: String) -> [String] {
        items.compactMap { item in
            fieldPath(SettingsNode.Entry(name: name, position: item.position, value: item))
        }
    }

    private mutating func fieldPath(_ entry: SettingsNode.Entry) -> String? {
        guard let path = text(entry, Self.fieldExample) else { return nil }
        guard LabelRules.isPath(path) else {
            report(entry.value.position, "\(quoted(entry.name)) is \(quoted(path)); expected \(Self.fieldExample)")
            return nil
        }
        return path
    }

    mutating func condition(_ entry: SettingsNode.Entry) -> Settings.Shape.Condition? {
        guard let entries = mapping(entry, "a path and what stands there, such as {path: event, is: llm_call}") else {
            return nil
        }
        var path: String?
        var values: [String]?
        let known = knownEntries(entries, ConditionKey.self)
        for (key, entry) in known.entries {
            switch key {
            case .path: path = fieldPath(entry)
            case .is:
                if case .list(let items) = entry.value.content {
                    values = items.compactMap {
                        scalar(
                            SettingsNode.Entry(name: entry.name, position: $0.position, value: $0), "a text or a number"
                        )
                    }
                } else {
                    values = scalar(entry, "a text or a number, or a list of them").map { [$0] }
                }
            }
        }
        if path == nil, known.meant.isEmpty, !known.entries.contains(where: { $0.0 == .path }) {
            report(entry.value.position, "'when' has no 'path'; add the path of the deciding field")
        }
        return path.map { Settings.Shape.Condition(path: $0, values: values) }
    }

    mutating func flag(_ entry: SettingsNode.Entry) -> Bool? {
        choice(entry, ["true", "false"]).map { $0 == "true" }
    }
}
