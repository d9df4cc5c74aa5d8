extension SourceKey {
    var help: KeyHelp {
        switch self {
        case .file:
            KeyHelp(
                "path or glob, or `'-'`", .words("this or `journald`"),
                "the log, or [standard input](operations.md#standard-input-and-fifos); the same text may not stand in two"
                    + " sources")
        case .journald: KeyHelp(KeyHelp.mapping, .words("this or `file`"), "[entries of the journal](#journald)")
        case .preset:
            KeyHelp(
                Settings.Source.presets.map { "`\($0)`" }.joined(separator: ", "), .value("auto"),
                "the [shape](shapes.md) that the lines have; `auto` tells it line by line")
        case .cost:
            KeyHelp(
                "`computed`, `logged` or `prefer-logged`", .value("computed"),
                "whose word on the cost of a request counts ([how](counting.md#costs-that-the-lines-state))")
        case .timezone: KeyHelp(KeyHelp.zone, .words("that of the whole"), "for timestamps without a zone")
        case .multiline:
            KeyHelp(
                "`json`", .words("each line is a record"),
                "an object that begins in the first column may go on over many lines"
                    + " ([how](counting.md#records-of-several-lines)); of files and standard input")
        case .labels:
            KeyHelp("mapping of label to field, such as `{user: user_id}`", .none, "Prometheus labels of your own")
        case .containerLabels:
            KeyHelp(
                "list of `namespace`, `pod` and `container`", .none,
                "labels from the path of a container's log: `/var/log/pods/…`, `/var/log/containers/…` or Docker's")
        case .fields:
            KeyHelp(
                "mapping of what a request has to where it stands", .none,
                "[a shape of your own](#a-shape-of-your-own)")
        case .when:
            KeyHelp(
                KeyHelp.mapping, .words("lines with a token count at the shape's paths"),
                "[which lines the shape is for](#a-shape-of-your-own)")
        case .inputIncludesCache:
            KeyHelp(
                KeyHelp.flag, .value("false"), "whether the shape's input count holds cache reads and writes too")
        case .tests:
            KeyHelp("list", .none, "[lines and what they count as](#tests), run by `tailmeter check`")
        case .backlog:
            KeyHelp(
                KeyHelp.flag, .value("false"),
                "whether what is there at the first start is read too: of files the rotated and compressed ones beside the"
                    + " live one, of a journal all that it holds")
        }
    }
}

extension JournalKey {
    var help: KeyHelp {
        switch self {
        case .name:
            KeyHelp(
                KeyHelp.text, .words("made of the other keys"), "what the source is called in metrics and in the ledger"
            )
        case .unit:
            KeyHelp(
                "unit, or a list of them, without wildcards", .words("all entries"),
                "units of the system; without a suffix, a `.service`")
        case .userUnit: KeyHelp("unit, or a list of them", .words("all entries"), "units of users")
        case .identifier: KeyHelp("text, or a list of texts", .words("all"), "values of `SYSLOG_IDENTIFIER`")
        case .match:
            KeyHelp(
                "mapping of field to value or list of values", .none,
                "what further fields must be: `{PRIORITY: [6, 7]}`")
        case .fields:
            KeyHelp(
                "as in [a shape of your own](#a-shape-of-your-own)", .words("`MESSAGE` is the record"),
                "names of journal fields as paths: the record is made of the entry's fields")
        case .directory: KeyHelp(KeyHelp.path, .words("where journald keeps them"), "the folder of journal files")
        case .file: KeyHelp("path or glob, or a list of them", .words("those of `directory`"), "journal files")
        case .namespace:
            KeyHelp(
                "name, `\"*\"` for all, `+NAME` for one and the default", .words("the default"), "the journal namespace"
            )
        case .scope:
            KeyHelp(
                Settings.Journal.scopes.map { "`\($0)`" }.joined(separator: ", "), .value("all"),
                "whose journals, without `directory` and `file`")
        }
    }
}

extension FieldKey {
    var help: KeyHelp {
        switch self {
        case .path: KeyHelp(KeyHelp.fieldPaths, .none, "where the value stands: the first path that a line has counts")
        case .unit: KeyHelp("`s`, `ms`, `us` or `ns`", .value("s"), "the unit of a time span")
        case .value: KeyHelp(KeyHelp.text, .none, "what stands in where a line has none of the paths")
        }
    }
}

extension ConditionKey {
    var help: KeyHelp {
        switch self {
        case .path: KeyHelp("path of a field", .required, "what must be there")
        case .is: KeyHelp("value, or a list of them", .words("any value"), "what it must be")
        }
    }
}

extension TestKey {
    var help: KeyHelp {
        switch self {
        case .line: KeyHelp(KeyHelp.text, .required, "a line of the log")
        case .expect: KeyHelp("mapping, as below", .required, "what it has to come to")
        }
    }
}
