import Glibc

/// Makes one line of text out of the fields of a journal entry.
enum JournalLine {
    /// A field in the form that it has in a line.
    struct Key {
        /// The name in quotes, and the colon.
        let text: [UInt8]

        init(_ name: String) {
            text = Array("\"\(name)\":".utf8)
        }
    }

    /// Appends an object of fields; invalid UTF-8 in their values becomes U+FFFD.
    static func append(_ fields: some Sequence<(key: Key, value: [UInt8])>, to line: inout [UInt8]) {
        line.append(0x7B)
        appendMembers(fields, to: &line)
        line.append(0x7D)
    }

    /// Appends a message as it is, with fields before the first member where it is an object.
    ///
    /// A line feed in it becomes a carriage return: both are white space between the parts of a JSON text, and neither may
    /// stand in its strings.
    static func append(
        message: [UInt8], fields: some Sequence<(key: Key, value: [UInt8])>, to line: inout [UInt8]
    ) {
        let start = line.count
        if let brace = message.firstIndex(where: { !isSpace($0) }), message[brace] == 0x7B {
            let first = message[(brace + 1)...].first { !isSpace($0) }
            line.append(0x7B)
            let before = line.count
            appendMembers(fields, to: &line)
            if line.count > before, first != 0x7D { line.append(0x2C) }
            line.append(contentsOf: message[(brace + 1)...])
        } else {
            line.append(contentsOf: message)
        }
        line.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var next = start
            while next < bytes.count, let feed = memchr(base + next, 0x0A, bytes.count - next) {
                feed.storeBytes(of: 0x0D, as: UInt8.self)
                next = UnsafeMutableRawPointer(feed) - base + 1
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func appendMembers(
        _ fields: some Sequence<(key: Key, value: [UInt8])>, to line: inout [UInt8]
    ) {
        var isFirst = true
        for (key, value) in fields {
            if !isFirst { line.append(0x2C) }
            isFirst = false
            line.append(contentsOf: key.text)
            appendText(value, to: &line)
        }
    }

    private static func appendText(_ value: [UInt8], to line: inout [UInt8]) {
        line.append(0x22)
        if value.allSatisfy({ $0 >= 0x20 && $0 < 0x80 && $0 != 0x22 && $0 != 0x5C }) {
            line.append(contentsOf: value)
        } else {
            for byte in String(decoding: value, as: UTF8.self).utf8 { appendEscaped(byte, to: &line) }
        }
        line.append(0x22)
    }

    private static func appendEscaped(_ byte: UInt8, to line: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5C:
            line.append(0x5C)
            line.append(byte)
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            line.append(contentsOf: "\\u00".utf8)
            line.append(digits[Int(byte >> 4)])
            line.append(digits[Int(byte & 15)])
        default: line.append(byte)
        }
    }
}
