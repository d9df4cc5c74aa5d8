import UsageModel

/// Values of one key each. Where one is wrong, it is reported and `nil`.
extension SettingsReader {
    /// The text of a value, whatever YAML would take it for.
    mutating func scalar(_ entry: SettingsNode.Entry, _ expected: String) -> String? {
        switch entry.value.content {
        case .text(let text, _): return text
        case .empty:
            report(entry.position, "\(quoted(entry.name)) has no value; expected \(expected), or leave the key out")
        case .invalid: break
        case .list, .mapping:
            report(entry.value.position, "\(quoted(entry.name)) is \(entry.value.shown); expected \(expected)")
        }
        return nil
    }

    /// The text of a value that must be meant as text.
    mutating func text(_ entry: SettingsNode.Entry, _ expected: String) -> String? {
        guard let text = scalar(entry, expected) else { return nil }
        if case .text(_, isPlain: true) = entry.value.content, let type = YAMLType(of: text) {
            report(
                entry.value.position,
                "\(quoted(entry.name)) is \(quoted(text)), which YAML takes for \(type.rawValue); expected \(expected),"
                    + " in quotes if it is meant so")
            return nil
        }
        if text.isEmpty || text.unicodeScalars.contains("\0") {
            let problem = text.isEmpty ? "is empty" : "holds a NUL character"
            report(entry.value.position, "\(quoted(entry.name)) \(problem); expected \(expected)")
            return nil
        }
        return text
    }

    /// A value that `parse` takes, within bounds that `expected` tells.
    mutating func value<Value>(
        _ entry: SettingsNode.Entry, _ expected: String, hint: (String) -> String? = { _ in nil },
        parse: (String) -> Value?
    ) -> Value? {
        guard let text = scalar(entry, expected) else { return nil }
        if let value = parse(text) { return value }
        let hint = hint(text).map { "; \($0)" } ?? ""
        report(entry.value.position, "\(quoted(entry.name)) is \(quoted(text)); expected \(expected)\(hint)")
        return nil
    }

    mutating func path(_ entry: SettingsNode.Entry, _ expected: String) -> String? {
        guard let path = text(entry, expected) else { return nil }
        if path == "~" || path.hasPrefix("~/") {
            report(
                entry.value.position,
                "\(quoted(entry.name)) begins with '~', which is not expanded; write the home folder out")
            return nil
        }
        return path
    }

    mutating func choice(_ entry: SettingsNode.Entry, _ choices: [String]) -> String? {
        let list = choices.joined(separator: choices.count > 3 ? ", " : " or ")
        return value(entry, choices.count > 3 ? "one of \(list)" : list) {
            NearestWord.nearest(to: $0, among: choices).map { "did you mean '\($0)'?" }
        } parse: {
            choices.contains($0) ? $0 : nil
        }
    }

    /// One of the cases of a type, by their names.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ entry: SettingsNode.Entry
    ) -> Choice? {
        choice(entry, Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
    }

    /// Reports keys of which only one may stand, where two do.
    mutating func reportRivals<Key: SettingsKey & Hashable>(
        _ group: [Key], among keys: [Key: SettingsNode.Entry]
    ) {
        let found = group.filter { keys[$0] != nil }
        guard found.count > 1, let entry = keys[found[1]] else { return }
        report(
            entry.position,
            "\(quoted(found[1].rawValue)) stands beside \(quoted(found[0].rawValue)); remove one of them")
    }

    mutating func count(_ entry: SettingsNode.Entry, _ range: ClosedRange<Int>) -> Int? {
        value(entry, "a whole number from \(range.lowerBound) to \(range.upperBound), in digits only") {
            WholeNumber.parse($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    mutating func size(_ entry: SettingsNode.Entry, _ range: ClosedRange<Int>) -> Int? {
        let bounds = "from \(SizeText.text(range.lowerBound)) to \(SizeText.text(range.upperBound))"
        return value(entry, "\(SizeText.expected), \(bounds)") {
            SizeText.bytes($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    mutating func duration(_ entry: SettingsNode.Entry, days: Int) -> Double? {
        value(entry, "\(DurationText.expected), at most \(days)d") {
            DurationText.seconds($0).flatMap { $0 <= Double(days) * 86_400 ? $0 : nil }
        }
    }

    /// A duration of whole seconds.
    mutating func seconds(_ entry: SettingsNode.Entry, from least: String, to most: String) -> Int64? {
        let bounds = (DurationText.seconds(least) ?? 0)...(DurationText.seconds(most) ?? .infinity)
        return value(entry, "a duration of whole seconds such as 90s, 5m, 1h or 1d, from \(least) to \(most)") { text in
            DurationText.seconds(text).flatMap { bounds.contains($0) ? Int64(exactly: $0) : nil }
        }
    }

    mutating func zone(_ entry: SettingsNode.Entry) -> CivilZone? {
        value(entry, "an IANA time zone such as Asia/Tokyo or UTC") { text in
            if text.hasPrefix("+") || text.hasPrefix("-") {
                return "for a fixed offset write Etc/GMT-9, which is 9 hours ahead of UTC"
            }
            return CivilZone.suggestion(for: text).map { "did you mean '\($0)'?" }
        } parse: {
            CivilZone.named($0)
        }
    }

    mutating func listenAddress(_ entry: SettingsNode.Entry) -> ListenAddress? {
        value(entry, "host:port, such as 127.0.0.1:9464") { text in
            if WholeNumber.parse(text) != nil { return "add the host: 127.0.0.1:\(text) for this machine only" }
            if !text.hasPrefix("["), text.count(where: { $0 == ":" }) > 1, !text.contains("://") {
                return "write an IPv6 address in brackets: \"[::1]:9464\""
            }
            if text.hasPrefix(":") { return "add the host: 127.0.0.1\(text) for this machine only" }
            if text.contains("://") { return "leave out the scheme" }
            if text.hasPrefix("[") { return "an IPv6 address is written \"[::1]:9464\"" }
            return text.contains(":") ? "the port is 0 to 65535, in digits only" : "add the port"
        } parse: {
            ListenAddress($0)
        }
    }

    /// The name of the variable that holds the token. The value is never shown: it may be a token that was put here by
    /// mistake.
    mutating func tokenVariable(_ entry: SettingsNode.Entry) -> String? {
        variableName(entry, example: "TAILMETER_TOKEN", what: "the token")
    }

    mutating func variableName(_ entry: SettingsNode.Entry, example: String, what: String) -> String? {
        let expected = "the name of an environment variable, such as \(example)"
        guard let name = scalar(entry, expected) else { return nil }
        let isName = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || WholeNumber.isDigit(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard isName, let first = name.utf8.first, !WholeNumber.isDigit(first), YAMLType(of: name) == nil else {
            report(
                entry.value.position,
                "\(quoted(entry.name)) is not a name of letters, digits and '_'; expected \(expected), never \(what)")
            return nil
        }
        return name
    }

    mutating func mapping(_ entry: SettingsNode.Entry, _ expected: String) -> [SettingsNode.Entry]? {
        if case .mapping(let entries) = entry.value.content { return entries }
        reportType(entry, expected)
        return nil
    }

    mutating func list(_ entry: SettingsNode.Entry, _ expected: String) -> [SettingsNode]? {
        if case .list(let items) = entry.value.content { return items }
        reportType(entry, expected)
        return nil
    }

    /// The items of a list under the name of its key, or a value that stands alone; reports an empty list.
    mutating func oneOrMore(_ entry: SettingsNode.Entry, _ expected: String) -> [SettingsNode.Entry] {
        guard case .list(let items) = entry.value.content else { return [entry] }
        if items.isEmpty { report(entry.value.position, "\(quoted(entry.name)) is empty; expected \(expected)") }
        return items.map { SettingsNode.Entry(name: entry.name, position: $0.position, value: $0) }
    }

    private mutating func reportType(_ entry: SettingsNode.Entry, _ expected: String) {
        switch entry.value.content {
        case .invalid: break
        case .empty: report(entry.position, "\(quoted(entry.name)) has no value; expected \(expected)")
        default: report(entry.value.position, "\(quoted(entry.name)) is \(entry.value.shown); expected \(expected)")
        }
    }
}
