extension Settings {
    /// Which entries of which journals are a source's records.
    public struct Journal: Sendable, Equatable {
        /// A field and the values of which it must have one.
        public struct Match: Sendable, Equatable {
            /// The field's name.
            public var field: String
            /// The values.
            public var values: [String]

            /// Makes a match; nothing is checked.
            public init(field: String, values: [String]) {
                self.field = field
                self.values = values
            }
        }

        /// The name that the user gave the source; `nil` where it follows from the rest.
        public var givenName: String?
        /// Units of the system, with their suffix.
        public var units: [String] = []
        /// Units of users, with their suffix.
        public var userUnits: [String] = []
        /// Values of `SYSLOG_IDENTIFIER`.
        public var identifiers: [String] = []
        /// What further fields must be, in the order of the file.
        public var matches: [Match] = []
        /// A folder of journal files, as it was written.
        public var directory: String?
        /// Journal files or globs, as they were written.
        public var files: [String] = []
        /// The journal namespace; `*` for all, `+name` for one and the default.
        public var namespace: String?
        /// Whose journals: one of ``scopes``.
        public var scope = scopes[0]
        /// The fields of the entry of which a record is made; empty where `MESSAGE` is the record.
        public var fields: [String] = []
        /// The fields of the entry that labels are taken from, beside `MESSAGE`.
        public var labelFields: [String] = []
        /// Whether entries that were there at the first start are read.
        public var readsBacklog = false

        /// Selects all entries of this machine.
        public init() {}

        /// Whose journals can be read, by the names that `LogSources` gives them.
        public static let scopes = ["all", "system", "user", "merged"]

        /// What the source is called in metrics and in the ledger.
        public var name: String {
            if let givenName { return givenName }
            let terms =
                units + userUnits.map { "user:\($0)" } + identifiers
                + matches.map { "\($0.field)=\($0.values.joined(separator: "|"))" }
            var places = [directory].compactMap { $0 } + files
            if let namespace { places.append("namespace \(namespace)") }
            if scope != Self.scopes[0] { places.append(scope) }
            let place = places.isEmpty ? "" : " in \(places.joined(separator: ", "))"
            return "journald:\(terms.joined(separator: ","))\(place)"
        }

        /// Whether a name can be that of a field: letters A to Z, digits and '_', not beginning with a digit, at most 64.
        static func isField(_ name: String) -> Bool {
            let bytes = name.utf8
            guard let first = bytes.first, bytes.count <= 64, !WholeNumber.isDigit(first) else { return false }
            return bytes.allSatisfy { $0 == 0x5F || WholeNumber.isDigit($0) || (0x41...0x5A).contains($0) }
        }
    }
}
