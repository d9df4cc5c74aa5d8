/// One thing that a guard found, and where.
public struct GuardFinding: Hashable, Sendable {
    /// The rule; that of a user's own pattern is `pattern.` and its name, that of redaction `redaction.` and its class.
    public var rule: String
    /// Where it stands in the text that was given, in bytes of UTF-8.
    public var bytes: Range<Int>
    /// The same place in Unicode scalars ("code points", as Python's strings count).
    public var scalars: Range<Int>
    /// How sure the rule is, from 0 to 1.
    public var score: Double
    /// What it is, for a person, in the language of the rules.
    public var message: String
    /// How the text was written where it was hidden: `base64`, `hex`, `rot13`, `reversed`, …; `nil` where it is plain.
    public var encoding: String?

    /// Makes a finding.
    public init(
        rule: String, bytes: Range<Int>, scalars: Range<Int>, score: Double, message: String, encoding: String? = nil
    ) {
        self.rule = rule
        self.bytes = bytes
        self.scalars = scalars
        self.score = score
        self.message = message
        self.encoding = encoding
    }
}
