/// Something that redaction found in a text.
public struct RedactionFinding: Hashable, Sendable {
    /// What it is.
    public var kind: RedactionClass
    /// The kind of secret (`anthropic`, `jwt`, `password`, …) or the name of the pattern; otherwise the class's own name.
    public var name: String
    /// Where it stands in the original text, in bytes of UTF-8.
    public var range: Range<Int>

    /// Makes a finding.
    public init(kind: RedactionClass, name: String, range: Range<Int>) {
        self.kind = kind
        self.name = name
        self.range = range
    }
}
