/// The tests of a source: lines and what they must count as.
extension SettingsReader {
    private static let testExample = "{line: '{\"model\": …}', expect: {model: m, input: 10}}"

    mutating func tests(_ entry: SettingsNode.Entry, labels: [String]) -> [Settings.LineTest] {
        guard let items = list(entry, "a list of tests such as \(Self.testExample)") else { return [] }
        return items.compactMap { test($0, labels: labels) }
    }

    private mutating func test(_ item: SettingsNode, labels: [String]) -> Settings.LineTest? {
        guard case .mapping(let entries) = item.content else {
            report(item.position, "a test is \(item.shown); expected \(Self.testExample)")
            return nil
        }
        var line: String?
        var expected: [Settings.LineTest.Expectation]?
        let known = knownEntries(entries, TestKey.self)
        for (key, entry) in known.entries {
            switch key {
            case .line: line = scalar(entry, "one line of the log, in quotes")
            case .expect: expected = expectations(entry, labels: labels)
            }
        }
        let present = known.entries.map(\.0) + known.meant
        for key in TestKey.allCases where !present.contains(key) {
            report(item.position, "a test has no '\(key.rawValue)'; expected \(Self.testExample)")
        }
        guard let line, let expected else { return nil }
        return Settings.LineTest(
            line: line, expected: expected, position: (item.position.line, item.position.column))
    }

    private mutating func expectations(
        _ entry: SettingsNode.Entry, labels: [String]
    ) -> [Settings.LineTest.Expectation]? {
        guard let entries = mapping(entry, "what the line counts as, such as {model: m, input: 10}") else { return nil }
        if entries.isEmpty { report(entry.value.position, "'expect' is empty; name what the line counts as") }
        let names = Settings.LineTest.names + labels
        return entries.compactMap { entry in
            guard names.contains(entry.name) else {
                let nearest = NearestWord.nearest(to: entry.name, among: names)
                let advice = nearest.map { "did you mean '\($0)'?" } ?? "known are \(names.joined(separator: ", "))"
                report(entry.position, "a test can't expect \(quoted(entry.name)); \(advice)")
                return nil
            }
            return scalar(entry, "a text or a number").map {
                Settings.LineTest.Expectation(name: entry.name, value: $0)
            }
        }
    }
}
