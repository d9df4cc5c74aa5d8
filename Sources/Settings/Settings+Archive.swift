public import Guardrails

extension Settings {
    /// The redacted archive.
    public struct Archive: Sendable, Equatable {
        /// The folder, as it was written; `nil` for `archive` in the state folder.
        public var directory: String?
        /// Whether lines are kept that tell of no request.
        public var keepsAllLines = true
        /// A segment of so many compressed bytes is finished.
        public var rotateBytes = 256 << 20
        /// So are those that are so many seconds old.
        public var rotateSeconds = 3_600.0
        /// Segments whose last line is so many seconds old go; `nil` for none.
        public var keepSeconds: Double?
        /// While there are more bytes, the oldest segments go; `nil` for none.
        public var keepBytes: Int?
        /// zlib's level.
        public var level = 6
        /// The mode of files.
        public var mode: UInt32 = 0o600
        /// Whom files belong to: a user, and a group behind a colon; `nil` for who runs the daemon.
        public var owner: String?
        /// When files are put on the disk for good.
        public var sync = Sync.commit
        /// So many bytes of the disk stay free.
        public var minimumFreeBytes = 256 << 20
        /// Lines wait at most so many seconds for their commit.
        public var flushSeconds = 1.0
        /// What is taken out of lines.
        public var redaction = Redaction()

        /// When files are put on the disk for good.
        public enum Sync: String, CaseIterable, Sendable {
            /// At each commit.
            case commit
            /// When a segment is finished.
            case segment
            /// When the system does it.
            case never
        }

        /// Makes the defaults.
        public init() {}
    }

    /// What is taken out of lines, and what stands in for it.
    public struct Redaction: Sendable, Equatable {
        /// The classes, and how each is replaced.
        public var classes: [RedactionClass: RedactionRules.Replacement] = Dictionary(
            uniqueKeysWithValues: RedactionClass.allCases.map { ($0, .label) })
        /// The language of labels.
        public var language = RedactionRules.Language.english
        /// Only values at these paths, and below them; empty for all.
        public var fields: [String] = []
        /// The names that count as names.
        public var names: [String] = []
        /// The patterns.
        public var patterns: [RedactionRules.Pattern] = []
        /// The environment variable of the hashes' key.
        public var hashKeyVariable: String?
        /// The file of the hashes' key, as it was written.
        public var hashKeyFile: String?

        /// Makes the defaults: all classes, by labels in English.
        public init() {}

        /// The rules for a redactor.
        ///
        /// - Parameters:
        ///   - hashKey: the key that ``hashKeyVariable`` or ``hashKeyFile`` leads to.
        ///   - fields: ``fields`` as keys.
        public func rules(hashKey: [UInt8], fields: [[String]]) -> RedactionRules {
            var rules = RedactionRules()
            rules.classes = classes
            rules.language = language
            rules.hashKey = hashKey
            rules.fields = fields
            rules.names = names
            rules.patterns = patterns
            return rules
        }

        /// Whether a class is replaced by hashes.
        public var needsHashKey: Bool { classes.values.contains(.hash) }
    }
}
