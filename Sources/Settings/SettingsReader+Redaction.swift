import Guardrails

/// The key `redact`: what is taken out of lines.
extension SettingsReader {
    private static let classNames = RedactionClass.allCases.map(\.rawValue)
    private static let example =
        "'all', 'none', a list of classes such as [email, phone], or {classes: …, language: ja}"

    /// Reads `redact`. Where it is wrong, all is redacted.
    mutating func redaction(_ entry: SettingsNode.Entry) -> Settings.Redaction {
        var redaction = Settings.Redaction()
        guard case .mapping(let entries) = entry.value.content else {
            if let classes = classes(entry) { redaction.classes = classes }
            return redaction
        }
        let known = knownEntries(entries, RedactKey.self).entries
        for (key, entry) in known {
            switch key {
            case .classes: if let classes = classes(entry) { redaction.classes = classes }
            case .language:
                if let language: RedactionRules.Language = choice(entry) { redaction.language = language }
            case .fields:
                for item in oneOrMore(entry, "paths of fields such as [messages, metadata.note]") {
                    guard let path = text(item, "the path of a field, such as messages or metadata.note") else {
                        continue
                    }
                    if LabelRules.isPath(path) {
                        redaction.fields.append(path)
                    } else {
                        report(item.value.position, "'fields' has \(quoted(path)), which is no path of a field")
                    }
                }
            case .names:
                redaction.names = oneOrMore(entry, "names of persons").compactMap { text($0, "a person's name") }
            case .patterns: redaction.patterns = patterns(entry)
            case .hashKeyVariable:
                redaction.hashKeyVariable = variableName(entry, example: "REDACTION_KEY", what: "the key")
            case .hashKeyFile: redaction.hashKeyFile = path(entry, "a path such as /etc/tailmeter/redaction.key")
            }
        }
        if redaction.hashKeyVariable != nil, redaction.hashKeyFile != nil {
            report(entry.position, "'redact' has both 'hash_key_env' and 'hash_key_file'; remove one of them")
        }
        if redaction.needsHashKey, redaction.hashKeyVariable == nil, redaction.hashKeyFile == nil {
            report(
                entry.position,
                "'redact' replaces by hashes and has no key; add 'hash_key_file' with the path of a file of at least 16"
                    + " random bytes, or 'hash_key_env'")
        }
        return redaction
    }

    private mutating func classes(_ entry: SettingsNode.Entry) -> [RedactionClass: RedactionRules.Replacement]? {
        if case .mapping(let entries) = entry.value.content { return replacements(entries) }
        if case .text(let word, _) = entry.value.content {
            if word == "all" { return Settings.Redaction().classes }
            if word == "none" { return [:] }
        }
        guard case .list = entry.value.content else {
            _ = choice(entry, ["all", "none"] + Self.classNames)
            return nil
        }
        var classes: [RedactionClass: RedactionRules.Replacement] = [:]
        for item in oneOrMore(entry, "\(Self.example); 'none' where nothing is to be redacted") {
            guard let found = choice(item, Self.classNames).flatMap(RedactionClass.init) else { continue }
            classes[found] = .label
        }
        return classes
    }

    private mutating func replacements(
        _ entries: [SettingsNode.Entry]
    ) -> [RedactionClass: RedactionRules.Replacement] {
        var classes: [RedactionClass: RedactionRules.Replacement] = [:]
        for entry in entries {
            guard let found = RedactionClass(rawValue: entry.name) else {
                let nearest = NearestWord.nearest(to: entry.name, among: Self.classNames)
                let advice =
                    nearest.map { "did you mean '\($0)'?" } ?? "known are \(Self.classNames.joined(separator: ", "))"
                report(entry.position, "unknown class \(quoted(entry.name)); \(advice)")
                continue
            }
            if let how: RedactionRules.Replacement = choice(entry) { classes[found] = how }
        }
        return classes
    }

    private mutating func patterns(_ entry: SettingsNode.Entry) -> [RedactionRules.Pattern] {
        let example = "a list of patterns such as [{name: employee, pattern: 'EMP-\\d{6}'}]"
        guard let items = list(entry, example) else { return [] }
        var patterns: [RedactionRules.Pattern] = []
        for item in items {
            let entry = SettingsNode.Entry(name: "pattern", position: item.position, value: item)
            guard let entries = mapping(entry, "keys such as {name: employee, pattern: 'EMP-\\d{6}'}") else { continue }
            guard let pattern = pattern(knownEntries(entries, PatternKey.self).entries, item.position) else { continue }
            if patterns.contains(where: { $0.name == pattern.name }) {
                report(item.position, "the pattern \(quoted(pattern.name)) stands twice; remove one of them")
            }
            patterns.append(pattern)
        }
        return patterns
    }

    private mutating func pattern(
        _ entries: [(PatternKey, SettingsNode.Entry)], _ position: TextPosition
    ) -> RedactionRules.Pattern? {
        var pattern = RedactionRules.Pattern(name: "", expression: "")
        var place = position
        for (key, entry) in entries {
            switch key {
            case .name:
                guard let name = patternName(entry) else { return nil }
                pattern.name = name
            case .pattern:
                guard let expression = text(entry, "a pattern in RE2's syntax, such as 'EMP-\\d{6}'") else {
                    return nil
                }
                pattern.expression = expression
                place = entry.value.position
            case .label: pattern.label = text(entry, "what stands in for what is found, such as '[EMPLOYEE]'")
            }
        }
        guard !pattern.name.isEmpty, !pattern.expression.isEmpty else {
            let missing = pattern.name.isEmpty ? "name" : "pattern"
            report(position, "a pattern has no '\(missing)'; write {name: employee, pattern: 'EMP-\\d{6}'}")
            return nil
        }
        do {
            try pattern.validate()
        } catch {
            reportPattern(error.description, place)
            return nil
        }
        return pattern
    }

    // MARK: - Patterns, of guards too

    mutating func patternName(_ entry: SettingsNode.Entry) -> String? {
        guard let name = text(entry, "a name of letters, digits and '_'") else { return nil }
        guard let problem = LabelRules.problem(name: name) else { return name }
        report(entry.value.position, problem)
        return nil
    }

    mutating func reportPattern(_ trouble: String, _ position: TextPosition) {
        report(position, "\(trouble); patterns are in RE2's syntax, which has no look-around and no back-references")
    }
}
