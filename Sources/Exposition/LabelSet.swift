/// The labels of a series, rendered once: `model="x",status="success"`.
///
/// Both formats write labels alike, so that one rendering serves every scrape. Values are any text; `\`, `"` and line
/// feed are escaped, which is all that both formats ask for
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Labels keep the order they were given in, and sets
/// in another order are other sets.
public struct LabelSet: Hashable, Sendable {
    /// The labels with escaped values, without the braces.
    ///
    /// Bytes and not a `String`, because two strings are equal when they are canonically equivalent in Unicode, while
    /// two label values are the same series only when their bytes are.
    let bytes: [UInt8]

    /// The set without labels.
    public static let empty = LabelSet([])

    /// Renders `pairs`.
    ///
    /// - Precondition: each name is valid by ``LabelName/isValid(_:)`` and none occurs twice. Prometheus refuses the
    ///   whole scrape otherwise, so names from settings are checked when the settings are read.
    public init(_ pairs: [(name: String, value: String)]) {
        var buffer = TextBuffer()
        for (index, pair) in pairs.enumerated() {
            precondition(LabelName.isValid(pair.name), "not a label name: \(pair.name)")
            precondition(!pairs[..<index].contains { $0.name == pair.name }, "label given twice: \(pair.name)")
            if index > 0 {
                buffer.append(UInt8(ascii: ","))
            }
            buffer.append(pair.name)
            buffer.append("=\"")
            buffer.appendEscaped(pair.value, quote: true)
            buffer.append(UInt8(ascii: "\""))
        }
        self.bytes = buffer.bytes
    }

    /// Whether there are no labels.
    public var isEmpty: Bool {
        bytes.isEmpty
    }
}

extension LabelSet: Comparable {
    /// Orders by rendered bytes, so that output is the same whatever the locale or the order of a dictionary.
    public static func < (left: LabelSet, right: LabelSet) -> Bool {
        left.bytes.withUnsafeBytes { left in
            right.bytes.withUnsafeBytes { right in precedes(left, right) }
        }
    }

    /// `memcmp` in effect. Sets of a family share long beginnings, and sorting 10,000 byte by byte took longer than
    /// writing them; eight bytes at a time, read as a big-endian number, have the same order.
    private static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let count = min(left.count, right.count)
        var offset = 0
        while offset + 8 <= count {
            let leftWord = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let rightWord = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            guard leftWord == rightWord else { return leftWord < rightWord }
            offset += 8
        }
        return left[offset...].lexicographicallyPrecedes(right[offset...])
    }
}
