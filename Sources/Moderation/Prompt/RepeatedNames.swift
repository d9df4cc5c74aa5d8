import LLMClient

/// Finds objects with two members of the same name in a JSON text.
///
/// Parsers disagree on which of the two counts: who reads such an object can be told something else than who wrote it meant.
enum RepeatedNames {
    /// Whether an object in a valid JSON text, at any depth, has a name twice. Names are compared as they are read:
    /// `"\u0061"` is `"a"`.
    static func areIn(_ json: some Collection<UInt8>) -> Bool {
        /// The names of each object around; `nil` for an array.
        var around: [Set<String>?] = []
        var isNameNext = false
        var index = json.startIndex
        while index < json.endIndex {
            switch json[index] {
            case UInt8(ascii: "{"):
                around.append([])
                isNameNext = true
            case UInt8(ascii: "["):
                around.append(nil)
                isNameNext = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = around.popLast()
                isNameNext = false
            case UInt8(ascii: ","):
                isNameNext = around.last.map { $0 != nil } ?? false
            case UInt8(ascii: "\""):
                let end = endOfString(json, from: index)
                if isNameNext, let object = around.indices.last {
                    guard let name = name(json[index..<end]) else { return true }
                    guard around[object]?.insert(name).inserted ?? true else { return true }
                    isNameNext = false
                }
                index = end
                continue
            default: break
            }
            index = json.index(after: index)
        }
        return false
    }

    private static func name(_ string: some Collection<UInt8>) -> String? {
        // Most names have no escapes, and Foundation is slow.
        if string.contains(UInt8(ascii: "\\")) { return try? JSONValue(parsing: string).string }
        return String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
    }

    /// Behind the closing quotes of the string that begins at `start`.
    private static func endOfString<Bytes: Collection<UInt8>>(_ json: Bytes, from start: Bytes.Index) -> Bytes.Index {
        var index = json.index(after: start)
        var isEscaped = false
        while index < json.endIndex {
            let byte = json[index]
            index = json.index(after: index)
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            }
        }
        return index
    }
}
