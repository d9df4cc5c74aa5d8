import UsageModel

/// Finds the JSON object in a line that a log collector put a prefix before.
///
/// Known are Kubernetes' CRI format (`2026-11-23T11:22:30.1Z stdout F {…}`), syslog by RFC 5424 and RFC 3164 with or without
/// its priority, rsyslog's file format, and `@cee:` before the object. Any other prefix leaves the line what it is: no JSON.
struct TextPrefix {
    /// The prefix's kind, for a person.
    let name: String
    /// The object's text.
    let object: UnsafeRawBufferPointer
    /// The time in the prefix, where it has one with a year.
    let time: TimestampText.Civil?

    /// The longest prefix that is looked at.
    private static let limit = 1_024

    /// `nil` where the line has no known prefix before an object.
    init?(_ line: UnsafeRawBufferPointer) {
        guard let first = line.first, first != UInt8(ascii: "{"),
            let brace = line.prefix(Self.limit).firstIndex(of: UInt8(ascii: "{"))
        else { return nil }
        object = UnsafeRawBufferPointer(rebasing: line[brace...])
        var words = line[..<brace].split(separator: UInt8(ascii: " ")).map { UnsafeRawBufferPointer(rebasing: $0) }
        guard line[brace - 1] == UInt8(ascii: " ") || line[brace - 1] == UInt8(ascii: ":") else { return nil }
        if let last = words.last, last.equals("@cee:") { words.removeLast() }
        let hasPriority = Self.dropPriority(&words)
        if hasPriority, let version = words.first, version.equals("1"), words.count >= 7 {
            // PRI VERSION SP TIMESTAMP SP HOSTNAME SP APP-NAME SP PROCID SP MSGID SP STRUCTURED-DATA
            name = "syslog"
            time = TimestampText.parse(words[1])
            return
        }
        if !hasPriority, words.count >= 3, words[1].equals("stdout") || words[1].equals("stderr"),
            let stamp = TimestampText.parse(words[0]), words.count == 3,
            words[2].equals("F") || words[2].starts(with: [UInt8(ascii: "F"), UInt8(ascii: ":")])
        {
            name = "cri"
            time = stamp
            return
        }
        if words.count == 3, let stamp = TimestampText.parse(words[0]), words[2].last == UInt8(ascii: ":") {
            name = "syslog"
            time = stamp
            return
        }
        // `Nov  3 11:22:30 host app[12]:`, where the day may have a space before it; there is no year to take.
        if words.count == 5 || hasPriority && words.count == 4, Self.isMonth(words[0]), Self.isDay(words[1]),
            Self.isClock(words[2]), words[words.count - 1].last == UInt8(ascii: ":")
        {
            name = "syslog"
            time = nil
            return
        }
        return nil
    }

    /// Takes `<34>` off the first word.
    private static func dropPriority(_ words: inout [UnsafeRawBufferPointer]) -> Bool {
        guard let first = words.first, first.first == UInt8(ascii: "<"),
            let end = first.firstIndex(of: UInt8(ascii: ">")), (2...4).contains(end),
            first[1..<end].allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
        else { return false }
        words[0] = UnsafeRawBufferPointer(rebasing: first[(end + 1)...])
        if words[0].isEmpty { words.removeFirst() }
        return true
    }

    private static func isMonth(_ word: UnsafeRawBufferPointer) -> Bool {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            .contains(String(decoding: word, as: UTF8.self))
    }

    private static func isDay(_ word: UnsafeRawBufferPointer) -> Bool {
        (1...2).contains(word.count) && word.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }

    private static func isClock(_ word: UnsafeRawBufferPointer) -> Bool {
        word.count >= 8 && word[2] == UInt8(ascii: ":") && word[5] == UInt8(ascii: ":")
    }
}
