/// A text that was found inside another one.
struct DecodedText {
    /// How it was written.
    var encoding: String
    var text: FoldedText
    /// Whether the place as a whole is to be named, not the words in it.
    var depth: Int
}
