@testable import LogSources

/// Makes lines of entries, a field at a time, and remembers the parts of lines that journald split.
struct NaiveMapper {
    enum Line {
        case none
        case tooLong
        /// A line, and the message that is in it.
        case line([UInt8], message: [UInt8])
    }

    /// What an entry brings of a message.
    private enum Message {
        case waiting
        case tooLong
        /// That of the entry alone; `nil` where it has none.
        case alone([UInt8]?)
        case joined([UInt8])
    }

    private struct Open {
        var text: [UInt8]
        var isTooLong: Bool
        /// Whether a part alone was too long.
        var hasGap: Bool
    }

    private let selection: JournalSelection
    private let limit: Int
    /// The lines that are not complete, by stream.
    private var open: [[UInt8]: Open] = [:]

    init(_ selection: JournalSelection, limit: Int) {
        self.selection = selection
        self.limit = limit
    }

    var openCount: Int { open.count }

    mutating func line(of entry: FuzzEntry) -> Line {
        let values = shown(entry)
        if !selection.fields.isEmpty {
            if values.contains(where: { $0.value.count > limit }) { return .tooLong }
            return bounded(Array("{".utf8) + members(values) + Array("}".utf8), [])
        }
        // Labels that are too long are left out.
        let members = members(values.filter { $0.value.count <= limit })
        let message: [UInt8]
        switch whole(entry) {
        case .waiting: return .none
        case .tooLong: return .tooLong
        case .alone(nil): return bounded(Array("{".utf8) + members + Array("}".utf8), [])
        case .alone(let text?), .joined(let text): message = text
        }
        let text = message.map { $0 == 0x0A ? 0x0D : $0 }
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0D].contains($0) }
        let object = text.drop(while: isSpace)
        guard object.first == 0x7B else { return bounded(text, message) }
        let rest = object.dropFirst()
        let isAlone = members.isEmpty || rest.first { !isSpace($0) } == 0x7D
        return bounded(Array("{".utf8) + members + (isAlone ? [] : Array(",".utf8)) + rest, message)
    }

    private func bounded(_ line: [UInt8], _ message: [UInt8]) -> Line {
        line.count > limit ? .tooLong : .line(line, message: message)
    }

    private func shown(_ entry: FuzzEntry) -> [(name: String, value: [UInt8])] {
        var seen: Set<String> = []
        return (selection.fields + selection.labelFields).filter { seen.insert($0).inserted }
            .compactMap { name in entry.value(name).map { (name, $0) } }
    }

    private func members(_ values: [(name: String, value: [UInt8])]) -> [UInt8] {
        let members = values.map { name, value in
            var text = "\"\(name)\":\""
            for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
                switch scalar {
                case "\"", "\\": text += "\\\(scalar)"
                case "\u{0}"..<"\u{10}": text += "\\u000\(String(scalar.value, radix: 16))"
                case "\u{10}"..."\u{1F}": text += "\\u00\(String(scalar.value, radix: 16))"
                default: text.unicodeScalars.append(scalar)
                }
            }
            return Array("\(text)\"".utf8)
        }
        return Array(members.joined(separator: [0x2C]))
    }

    // MARK: - Parts

    private mutating func whole(_ entry: FuzzEntry) -> Message {
        let message = entry.value("MESSAGE")
        let isTooLong = (message?.count ?? 0) > limit
        let alone = isTooLong ? Message.tooLong : .alone(message)
        let text = isTooLong ? [] : message ?? []
        guard let stream = entry.value("_STREAM_ID"), stream.count <= limit else { return alone }
        let mark = Array("line-max".utf8)
        let isPart = entry.value("_LINE_BREAK") == mark && mark.count <= limit
        guard var line = open.removeValue(forKey: stream) else {
            if !isPart || !isTooLong && Self.isObject(text) { return alone }
            open[stream] = Open(text: text, isTooLong: isTooLong, hasGap: isTooLong)
            return .waiting
        }
        line.text += text
        line.hasGap = line.hasGap || isTooLong
        line.isTooLong = line.isTooLong || line.hasGap || line.text.count > limit
        if isPart, line.hasGap || !Self.isObject(line.text) {
            open[stream] = line
            return .waiting
        }
        return line.isTooLong ? .tooLong : .joined(line.text)
    }

    /// Whether a text is an object to its end, as far as braces and quotes tell.
    private static func isObject(_ text: [UInt8]) -> Bool {
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
        let object = text.drop(while: isBlank)
        guard object.first == 0x7B, text.last(where: { !isBlank($0) }) == 0x7D else { return false }
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (index, byte) in object.enumerated() {
            if isInString {
                isInString = isEscaped || byte != 0x22
                isEscaped = !isEscaped && byte == 0x5C
                continue
            }
            if byte == 0x22 { isInString = true }
            if byte == 0x7B || byte == 0x5B { depth += 1 }
            if byte == 0x7D || byte == 0x5D { depth -= 1 }
            if depth == 0 { return true }
            if index == 0 {
                // Text such as "{name} logged in" is no object, and no line that goes on.
                let next = object.dropFirst().first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
                if let next, next != 0x22, next != 0x7D { return true }
            }
        }
        return false
    }

    // MARK: - Meaning

    /// Reads a line back as JSON: the fields are there with their values, and the members of the message behind them.
    func checkMeaning(of line: [UInt8], message: [UInt8], _ entry: FuzzEntry) {
        let isMessage = selection.fields.isEmpty && !message.isEmpty
        let fields = shown(entry).filter { $0.value.count <= limit }
        let own = NaiveJSON.members(message)
        if isMessage, own == nil { return }
        if line.isEmpty { return }
        guard let members = NaiveJSON.members(line) else { fatalError("broken: a line is JSON") }
        for (member, field) in zip(members, fields) {
            require(
                member.key == field.name && member.text == Array(String(decoding: field.value, as: UTF8.self).utf8),
                "\(field.name) comes back")
        }
        require(members.count == fields.count + (own?.count ?? 0), "all members are there")
        for (member, other) in zip(members.dropFirst(fields.count), own ?? []) {
            require(member == other, "\(other.key) comes back")
        }
    }
}
