import Guardrails

/// The key `guardrails`.
extension SettingsReader {
    private static let example = "keys such as {input: [messages], output: [response.content], block: 0.8}"

    /// Reads `guardrails`.
    mutating func readGuards(_ entry: SettingsNode.Entry) {
        var guards = Settings.Guards()
        if case .empty = entry.value.content {
            // `guardrails:` alone asks for all defaults.
            return setGuards(guards)
        }
        guard let entries = mapping(entry, Self.example) else { return }
        for (key, entry) in knownEntries(entries, GuardKey.self).entries {
            switch key {
            case .input: guards.input = textPaths(entry)
            case .output: guards.output = textPaths(entry)
            case .flag: if let score = score(entry) { guards.flagThreshold = score }
            case .block: if let score = score(entry) { guards.blockThreshold = score }
            case .maximumCharacters: if let count = count(entry, 1...100_000_000) { guards.maximumCharacters = count }
            case .maximumTokens: if let count = count(entry, 1...100_000_000) { guards.maximumTokens = count }
            case .disable:
                guards.disabled = oneOrMore(entry, "rules such as [markup.link]").compactMap { item in
                    choice(item)
                }
            case .patterns: guards.patterns = guardPatterns(entry)
            case .trustedHosts:
                guards.trustedHosts = oneOrMore(entry, "hosts such as [example.com]").compactMap {
                    text($0, "a host such as example.com")
                }
            case .language:
                if let language: GuardRules.Language = choice(entry) { guards.language = language }
            }
        }
        if guards.flagThreshold > guards.blockThreshold {
            report(
                entry.position,
                "'guardrails' flags from \(guards.flagThreshold) and blocks from \(guards.blockThreshold) on; 'flag' must not be"
                    + " above 'block'")
        }
        setGuards(guards)
    }

    mutating func textPaths(_ entry: SettingsNode.Entry) -> [String] {
        oneOrMore(entry, "paths of fields such as [messages, request.prompt]").compactMap { item in
            guard let path = text(item, "the path of a field, such as messages or request.prompt") else { return nil }
            if LabelRules.isPath(path) { return path }
            report(item.value.position, "\(quoted(entry.name)) has \(quoted(path)), which is no path of a field")
            return nil
        }
    }

    private mutating func score(_ entry: SettingsNode.Entry) -> Double? {
        value(entry, "a number from 0 to 1, such as 0.8") { text in
            DecimalNumber.billionths(text[...]).map { Double($0) / 1e9 }.flatMap { $0 <= 1 ? $0 : nil }
        }
    }

    private mutating func guardPatterns(_ entry: SettingsNode.Entry) -> [GuardRules.Pattern] {
        guard let items = list(entry, "a list of patterns such as [{name: project, pattern: 'project[ -]x'}]") else {
            return []
        }
        return items.compactMap { item in
            let entry = SettingsNode.Entry(name: "pattern", position: item.position, value: item)
            guard let entries = mapping(entry, "keys such as {name: project, pattern: 'project[ -]x'}") else {
                return nil
            }
            return guardPattern(knownEntries(entries, GuardPatternKey.self).entries, item.position)
        }
    }

    private mutating func guardPattern(
        _ entries: [(GuardPatternKey, SettingsNode.Entry)], _ position: TextPosition
    ) -> GuardRules.Pattern? {
        var pattern = GuardRules.Pattern(name: "", expression: "")
        for (key, entry) in entries {
            switch key {
            case .name:
                guard let name = patternName(entry) else { return nil }
                pattern.name = name
            case .pattern: pattern.expression = text(entry, "a pattern in RE2's syntax") ?? ""
            case .score: if let score = score(entry) { pattern.score = score }
            }
        }
        guard !pattern.name.isEmpty, !pattern.expression.isEmpty else {
            let missing = pattern.name.isEmpty ? "name" : "pattern"
            report(position, "a pattern has no '\(missing)'; write {name: project, pattern: 'project[ -]x'}")
            return nil
        }
        do {
            try pattern.validate()
        } catch {
            reportPattern(error.description, position)
            return nil
        }
        return pattern
    }
}
