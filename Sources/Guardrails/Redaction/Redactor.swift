/// Takes personal data and secrets out of log lines and texts.
///
/// One redactor belongs to one thread at a time; it keeps its working memory from line to line. Its work is linear in the
/// length of a line, and its memory is bounded by the longest.
public struct Redactor: ~Copyable, @unchecked Sendable {
    /// How a line begins that stands for one that is no JSON object; its text follows, in quotes.
    public static let textMark = #"{"tailmeter_raw":"#

    // It may go from thread to thread: all its memory belongs to it alone, but for tables that are never written to.

    private var line: LineRedactor
    private var totals = [Int64](repeating: 0, count: RedactionClass.allCases.count)
    private var taken = [Int64](repeating: 0, count: RedactionClass.allCases.count)

    /// How often each class was replaced since the redactor was made.
    public var counts: [RedactionClass: Int64] { Self.dictionary(totals) }

    /// Makes a redactor.
    ///
    /// - Throws: ``RedactionError``, for a pattern that RE2 does not take and for a key of hashes that is too short.
    public init(rules: RedactionRules) throws(RedactionError) {
        if rules.classes.values.contains(.hash), rules.hashKey.count < 16 {
            throw .shortKey(bytes: rules.hashKey.count)
        }
        var patterns: [UserPattern] = []
        for pattern in rules.patterns { patterns.append(try UserPattern(pattern)) }
        line = LineRedactor(rules, patterns: patterns)
    }

    /// Appends a line, redacted, to `output`: one line of valid JSON, without a line feed. What is no JSON object becomes
    /// `{"tailmeter_raw":"…"}` with the redacted text; a line in which nothing is found stays as it is to the byte.
    public mutating func redact(line bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        line.redact(bytes.assumingMemoryBound(to: UInt8.self), into: &output)
        count()
    }

    /// Redacts a text that is no log line, such as the answer of a model. What is dropped leaves nothing.
    ///
    /// - Returns: the text, and what was found in it from left to right.
    public mutating func redact(text: String) -> (text: String, findings: [RedactionFinding]) {
        var text = text
        let (replaced, findings) = text.withUTF8 { line.redact(text: $0) }
        count()
        return (replaced.map { String(decoding: $0, as: UTF8.self) } ?? text, findings)
    }

    /// How often each class was replaced since this was asked last, without those that were not.
    public mutating func takeNewCounts() -> [RedactionClass: Int64] {
        guard totals != taken else { return [:] }
        let new = zip(totals, taken).map { $0 - $1 }
        taken = totals
        return Self.dictionary(new)
    }

    private mutating func count() {
        guard !line.replaced.isEmpty else { return }
        for kind in line.replaced { totals[kind.rank] += 1 }
        line.replaced.removeAll(keepingCapacity: true)
    }

    private static func dictionary(_ counts: [Int64]) -> [RedactionClass: Int64] {
        var dictionary: [RedactionClass: Int64] = [:]
        for (kind, count) in zip(RedactionClass.byRank, counts) where count > 0 { dictionary[kind] = count }
        return dictionary
    }
}
