/// Words of Japanese as the bytes of UTF-8.
enum WideWords {
    /// A list from lists of words, separated by spaces.
    static func list<Value>(_ lists: [(String, Value)]) -> [(bytes: [UInt8], value: Value)] {
        lists.flatMap { words, value in words.split(separator: " ").map { (Array($0.utf8), value) } }
    }
}
