/// Where a value stands in a JSON document: the keys from the root on.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
    /// The keys from the root on; never empty.
    public let keys: [String]

    /// Makes a path of keys, which may hold dots. `nil` where there is none or one is empty.
    public init?(keys: [String]) {
        guard !keys.isEmpty, keys.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.keys = keys
    }

    /// Reads `usage.input_tokens`, or `attributes."gen_ai.usage.input_tokens"` where a key itself holds a dot.
    ///
    /// `nil` where a key is empty or a quote is not closed.
    public init?(_ text: String) {
        var keys: [String] = []
        var key = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "." where !isQuoted:
                keys.append(key)
                key = ""
            default: key.append(character)
            }
        }
        keys.append(key)
        guard !isQuoted else { return nil }
        self.init(keys: keys)
    }

    /// The path as it is written in settings.
    public var description: String {
        keys.map { $0.contains(".") ? "\"\($0)\"" : $0 }.joined(separator: ".")
    }
}
