/// Which entries of which journals are read, and what of them.
public struct JournalSelection: Hashable, Sendable {
    /// Whose journals are read where neither a folder nor files are named.
    public enum Scope: String, CaseIterable, Sendable {
        /// All of this machine that may be read: the system's and the users'.
        case all
        /// Those of the system.
        case system
        /// That of the user who runs Tailmeter.
        case user
        /// Those of all machines that are there, also those that `systemd-journal-remote` received.
        case merged
    }

    /// Where the journal files are.
    public enum Location: Hashable, Sendable {
        /// Where journald keeps them: below `/var/log/journal` and `/run/log/journal`.
        case standard(Scope)
        /// In a folder, and in folders in it that are named by a machine's id.
        case directory(String)
        /// Files, or globs of files.
        case files([String])
    }

    /// A field and the values it may have.
    public struct Match: Hashable, Sendable {
        /// The field's name.
        public var field: String
        /// The values, of which it must have one.
        public var values: [String]

        /// Makes a match.
        public init(field: String, values: [String]) {
            self.field = field
            self.values = values
        }
    }

    /// What the source is called.
    public var name: String
    /// Where the files are.
    public var location: Location
    /// The journal namespace; `*` for all, `+name` for one and the default; `nil` for the default, or in a folder for all.
    public var namespace: String?
    /// Units of the system, of which an entry must be of one; with ``userUnits``.
    public var units: [String] = []
    /// Units of users.
    public var userUnits: [String] = []
    /// Values of `SYSLOG_IDENTIFIER`, of which an entry must have one.
    public var identifiers: [String] = []
    /// What further fields must be.
    public var matches: [Match] = []
    /// The fields of which a line is made; where there are none, `MESSAGE` is the line.
    public var fields: [String] = []
    /// Fields that stand in the line beside `MESSAGE`, for labels.
    public var labelFields: [String] = []
    /// Whether entries that were there at the first contact are read.
    public var readsBacklog = false

    /// Selects all entries.
    public init(name: String, location: Location = .standard(.all)) {
        self.name = name
        self.location = location
    }

    /// The matches: an entry must have, of each group, all of one list's `FIELD=value`.
    ///
    /// A unit's entries are its own and those that a daemon of the system logged about it, as with `journalctl -u`. What
    /// systemd itself says of the unit, and its core dumps, hold no requests and are left out.
    var matchGroups: [[[String]]] {
        var groups: [[[String]]] = []
        let ofUnits = units.flatMap { unit in
            var forms = [["_SYSTEMD_UNIT=\(unit)"], ["OBJECT_SYSTEMD_UNIT=\(unit)", "_UID=0"]]
            if unit.hasSuffix(".slice") { forms.append(["_SYSTEMD_SLICE=\(unit)"]) }
            return forms
        }
        let ofUserUnits = userUnits.flatMap { unit in
            var forms = [["_SYSTEMD_USER_UNIT=\(unit)"], ["OBJECT_SYSTEMD_USER_UNIT=\(unit)", "_UID=0"]]
            if unit.hasSuffix(".slice") { forms.append(["_SYSTEMD_USER_SLICE=\(unit)"]) }
            return forms
        }
        groups.append(ofUnits + ofUserUnits)
        groups.append(identifiers.map { ["SYSLOG_IDENTIFIER=\($0)"] })
        for match in matches { groups.append(match.values.map { ["\(match.field)=\($0)"] }) }
        return groups.filter { !$0.isEmpty }
    }
}
