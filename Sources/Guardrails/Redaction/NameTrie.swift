/// The user's names as one tree of bytes: a text is looked up at the beginnings of words, or of characters that begin a name,
/// so that hundreds of names cost what one does.
struct NameTrie: Sendable {
    private struct Node: Sendable {
        var next: [UInt8: Int32] = [:]
        var isEnd = false
    }

    private var nodes = [Node()]
    /// The first two bytes of names that begin with a letter of ASCII, in any case.
    private(set) var pairs: Set<UInt16> = []
    /// The first characters of the others; 0 for all beyond the basic plane.
    private(set) var points: Set<UInt16> = []

    var isEmpty: Bool { nodes.count == 1 }

    init(_ names: [String]) {
        for name in names {
            let words = name.split(whereSeparator: { $0.isWhitespace }).map(String.init)
            guard !words.isEmpty else { continue }
            var forms: Set<String> = [words.joined(separator: " ")]
            // Between the family name and the given name Japanese text has a space, a wide one or none.
            if words.contains(where: { $0.utf8.contains { $0 >= 0xE2 } }) {
                forms.insert(words.joined())
                forms.insert(words.joined(separator: "\u{3000}"))
            }
            for form in forms {
                for variant in [form, form.lowercased(), form.uppercased()] { insert(Array(variant.utf8)) }
            }
        }
    }

    private mutating func insert(_ bytes: [UInt8]) {
        // A name of one byte would be found everywhere.
        guard bytes.count > 1 else { return }
        var node = 0
        for byte in bytes {
            let key = Self.folded(byte)
            if let next = nodes[node].next[key] {
                node = Int(next)
            } else {
                nodes.append(Node())
                nodes[node].next[key] = Int32(nodes.count - 1)
                node = nodes.count - 1
            }
        }
        nodes[node].isEnd = true
        if bytes[0] < 0x80 {
            for first in Self.cases(bytes[0]) {
                for second in Self.cases(bytes[1]) { pairs.insert(UInt16(first) << 8 | UInt16(second)) }
            }
        } else {
            points.insert(UInt16(bytes.withUnsafeBufferPointer { UTF8Bytes.point($0, at: 0).value }))
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte == 0x0A || byte == 0x09 ? 0x20 : byte
    }

    private static func cases(_ byte: UInt8) -> [UInt8] {
        (0x61...0x7A).contains(byte)
            ? [byte, byte & 0xDF] : (0x41...0x5A).contains(byte) ? [byte, byte | 0x20] : [byte]
    }

    /// The end of the longest name that begins at an index and, in Latin script, ends with a word.
    func end(_ p: UnsafePointer<UInt8>, _ count: Int, from index: Int) -> Int? {
        var node = 0
        var end: Int?
        var at = index
        let isLatin = p[index] < 0xE0
        while at < count, let next = nodes[node].next[Self.folded(p[at])] {
            node = Int(next)
            at += 1
            if nodes[node].isEnd, !isLatin || Self.isBoundary(p, count, at) { end = at }
        }
        return end
    }

    /// Whether no letter or digit of an alphabet stands at an index. Han and kana make no words with Latin script.
    static func isBoundary(_ p: UnsafePointer<UInt8>, _ count: Int, _ index: Int) -> Bool {
        guard index < count else { return true }
        let byte = p[index]
        return byte < 0x80
            ? !ByteSet(of: byte).contains(.digit) && !ByteSet(of: byte).contains(.letter)
            : !(0xC3...0xDF).contains(byte)
    }

    /// The same for what stands before an index.
    static func isBoundary(_ p: UnsafePointer<UInt8>, before index: Int) -> Bool {
        guard index > 0 else { return true }
        let byte = p[index - 1]
        if byte < 0x80 { return !ByteSet(of: byte).contains(.digit) && !ByteSet(of: byte).contains(.letter) }
        return index < 2 || !(0xC3...0xDF).contains(p[index - 2])
    }
}
