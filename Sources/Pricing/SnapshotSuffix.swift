/// The ending of a model's name that tells its snapshot.
enum SnapshotSuffix {
    /// Vertex AI writes `@default` for a Claude model that has no dated snapshot.
    private static let words = ["-latest", "@default"]

    /// `name` without its snapshot ending; `nil` where it has none.
    static func removed(from name: String) -> String? {
        for word in words where name.hasSuffix(word) { return nonEmpty(name.dropLast(word.count)) }
        let bytes = Array(name.utf8)
        if let first = bytes.dropLast(8).last, first == UInt8(ascii: "-") || first == UInt8(ascii: "@"),
            isDate(bytes.suffix(8))
        {
            return nonEmpty(name.dropLast(9))
        }
        let dashed = bytes.suffix(11)
        let dash = UInt8(ascii: "-")
        guard dashed.count == 11, [0, 5, 8].allSatisfy({ dashed[dashed.startIndex + $0] == dash }),
            isDate(dashed.filter { $0 != dash }[...])
        else { return nil }
        return nonEmpty(name.dropLast(11))
    }

    /// Whether eight bytes are a date like `20250514`. Ranges are checked, for not every number of eight digits is one.
    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 8 else { return false }
        var number = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return (2020...2099).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
            && (1...31).contains(number % 100)
    }

    private static func nonEmpty(_ name: Substring) -> String? {
        name.isEmpty ? nil : String(name)
    }
}
