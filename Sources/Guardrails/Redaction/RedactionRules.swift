/// What is redacted, and by what it is replaced.
public struct RedactionRules: Hashable, Sendable {
    /// What stands where something was found.
    public enum Replacement: String, CaseIterable, Hashable, Sendable {
        /// The name of its class: `[EMAIL]`, or `[メール]` in Japanese.
        case label
        /// The name of its class and a keyed hash, `[EMAIL:0f1e2d3c4b5a6978]`: the same value stays the same.
        case hash
        /// Nothing: the member of the object that holds it goes, an element of an array becomes `null`.
        case drop
    }

    /// The language of labels.
    public enum Language: String, CaseIterable, Sendable {
        /// `[PHONE]`.
        case english = "en"
        /// `[電話番号]`.
        case japanese = "ja"
    }

    /// A pattern of the user's own, in RE2's syntax.
    public struct Pattern: Hashable, Sendable {
        /// What it is called, in counters and in its label.
        public var name: String
        /// The pattern.
        public var expression: String
        /// What stands in for what it finds; `nil` for `[NAME]`.
        public var label: String?

        /// Makes a pattern; it is compiled by ``Redactor``.
        public init(name: String, expression: String, label: String? = nil) {
            self.name = name
            self.expression = expression
            self.label = label
        }

        /// Finds out whether the pattern can be used.
        ///
        /// - Throws: ``RedactionError/pattern(name:reason:)``.
        public func validate() throws(RedactionError) { _ = try UserPattern(self) }
    }

    /// The classes that are redacted, and how.
    public var classes: [RedactionClass: Replacement]
    /// The language of labels.
    public var language: Language
    /// The key of hashes, at least 16 bytes where a class is replaced by one.
    public var hashKey: [UInt8]
    /// Only the values at these paths of keys, and what is below them; empty for all.
    public var fields: [[String]]
    /// Paths of the values that records are told apart by (ids, times, models): only what cannot be mistaken, mail addresses
    /// and keys of known form, is redacted there.
    public var identifiers: [[String]]
    /// The names for ``RedactionClass/name``.
    public var names: [String]
    /// The patterns for ``RedactionClass/pattern``.
    public var patterns: [Pattern]

    /// Makes rules by which all classes are replaced by English labels.
    public init() {
        classes = Dictionary(uniqueKeysWithValues: RedactionClass.allCases.map { ($0, .label) })
        language = .english
        hashKey = []
        fields = []
        identifiers = []
        names = []
        patterns = []
    }
}
