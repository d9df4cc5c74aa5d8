/// A word of a text in Latin letters.
struct Token {
    /// What stands before a word.
    enum Break: UInt8, Comparable {
        case none, comma, colon, sentence

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where it stands among the folded scalars.
    var start: Int32
    var end: Int32
    /// Its number in the lexicon; 0 where it is not there.
    var word: UInt16
    var before: Break
    var isQuoted: Bool
    var isAddress = false
}
