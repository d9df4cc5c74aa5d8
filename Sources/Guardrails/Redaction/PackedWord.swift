/// A word of up to 16 bytes of ASCII in lower case as one number, its last byte the lowest, so that words can be looked up
/// without making strings.
enum PackedWord {
    /// The most bytes that a word may have.
    static let capacity = 16

    /// A word of the program's own.
    static func of(_ text: String) -> UInt128 {
        text.utf8.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// Whether a word ends in another one of so many bytes.
    @inline(__always)
    static func ends(_ word: UInt128, in end: UInt128, bytes: Int) -> Bool {
        word & ((1 << UInt128(bytes * 8)) - 1) == end
    }

    /// A table from lists of words, separated by spaces.
    static func table<Value>(_ lists: [(String, Value)], _ join: (Value, Value) -> Value) -> [UInt128: Value] {
        var table: [UInt128: Value] = [:]
        for (words, value) in lists {
            for word in words.split(separator: " ") {
                table[of(String(word)), default: value] = join(table[of(String(word))] ?? value, value)
            }
        }
        return table
    }
}
