import Yams

/// Turns YAML into nodes with positions, and reports what no settings file may hold wherever it stands: duplicate keys,
/// tags, and keys that are not text.
struct SettingsDocument {
    /// Whoever repeats more keys than this has another problem than a slip.
    private static let repeatedKeyLimit = 32

    private let file: String
    /// The root; `nil` in an empty document.
    private(set) var root: SettingsNode?
    private(set) var problems: [SettingsError.Problem] = []
    /// The names of keys that ``compose(_:)`` changed, by position.
    private var renamed: [TextPosition: String] = [:]

    init(_ text: String, file: String) throws(SettingsError) {
        self.file = file
        let (node, parser) = try compose(text)
        // Nodes know their anchors only as long as the parser lives.
        withExtendedLifetime(parser) {
            if let node { root = convert(node, at: TextPosition()) }
        }
    }

    /// Composes the text, with repeated keys.
    ///
    /// Yams stops at the first mapping that repeats a key, and would hide all other errors. As it tells where the first
    /// of the keys is, that one gets a name of its own, of the same length so that no position changes, and Yams tries
    /// again.
    private mutating func compose(_ text: String) throws(SettingsError) -> (Node?, Parser) {
        var text = text
        var attempt = 0
        while true {
            do {
                // Without rules for types: what is a number is for the reader of a key to say, by its own rules.
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                return (try parser.singleRoot(), parser)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let position = TextPosition(line: context.mark.line, column: context.mark.column)
                let name = names.first ?? ""
                let isRenamed = attempt < Self.repeatedKeyLimit && rename(at: position, in: &text, number: attempt)
                guard isRenamed else {
                    throw SettingsError(
                        file: file, position: position,
                        message: "the key \(quoted(name)) stands more than once; remove all but one")
                }
                renamed[position] = name
                attempt += 1
            } catch {
                throw YAMLProblem(file: file, text: text).settingsError(error)
            }
        }
    }

    private func rename(at position: TextPosition, in text: inout String, number: Int) -> Bool {
        let scalars = text.unicodeScalars
        guard var index = position.index(in: scalars), let mark = Unicode.Scalar(0xF000 + UInt32(number)) else {
            return false
        }
        if scalars[index] == "\"" || scalars[index] == "'" { index = scalars.index(after: index) }
        guard index < scalars.endIndex, scalars[index].isASCII, scalars[index].properties.isAlphabetic else {
            return false
        }
        text.unicodeScalars.replaceSubrange(index...index, with: CollectionOfOne(mark))
        return true
    }

    private mutating func convert(_ node: Node, at fallback: TextPosition) -> SettingsNode {
        let position = node.mark.map { TextPosition(line: $0.line, column: $0.column) } ?? fallback
        if node.anchor != nil {
            // Those that ``AnchorScan`` does not see. What an anchor holds is not walked: aliases may multiply it.
            report(position, "anchors and aliases can't stand in settings; write the value out in each place")
            return SettingsNode(position: position, content: .invalid)
        }
        let content: SettingsNode.Content
        switch node {
        case .scalar(let scalar):
            content = text(scalar, at: position)
        case .sequence(let sequence):
            let isTagged = reportTag(sequence.tag, at: position)
            let items = sequence.map { convert($0, at: position) }
            content = isTagged ? .invalid : .list(items)
        case .mapping(let mapping):
            let isTagged = reportTag(mapping.tag, at: position)
            let entries = entries(of: mapping, at: position)
            content = isTagged ? .invalid : .mapping(entries)
        case .alias:
            report(position, "aliases can't stand in settings; write the value out")
            content = .invalid
        }
        return SettingsNode(position: position, content: content)
    }

    private mutating func text(_ scalar: Node.Scalar, at position: TextPosition) -> SettingsNode.Content {
        if reportTag(scalar.tag, at: position) { return .invalid }
        let isPlain = scalar.style == .plain
        if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .empty }
        return .text(scalar.string, isPlain: isPlain)
    }

    private mutating func entries(of mapping: Node.Mapping, at position: TextPosition) -> [SettingsNode.Entry] {
        var entries: [SettingsNode.Entry] = []
        var first: [String: TextPosition] = [:]
        for (keyNode, valueNode) in mapping {
            let key = convert(keyNode, at: position)
            let value = convert(valueNode, at: key.position)
            guard case .text(let text, _) = key.content else {
                report(key.position, "expected a key here, such as 'state_dir:', found \(key.shown)")
                continue
            }
            let name = renamed[key.position] ?? text
            if let earlier = first[name] {
                report(key.position, "the key \(quoted(name)) stands on line \(earlier.line) already; remove one")
                continue
            }
            first[name] = key.position
            entries.append(SettingsNode.Entry(name: name, position: key.position, value: value))
        }
        return entries
    }

    /// Whether there is a tag of the user's own, such as `!!int` or `!secret`.
    private mutating func reportTag(_ tag: Tag, at position: TextPosition) -> Bool {
        // "" and "!" are what Yams makes of none; the others it sets itself, on quoted text and while it compares keys.
        let own = ["", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"]
        guard !own.contains(tag.description) else { return false }
        report(position, "the tag \(quoted(tag.description)) can't stand in settings; leave it out")
        return true
    }

    private mutating func report(_ position: TextPosition, _ message: String) {
        problems.append(.init(file: file, line: position.line, column: position.column, message: message))
    }
}
