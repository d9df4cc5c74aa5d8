extension ArchiveKey {
    var help: KeyHelp {
        switch self {
        case .directory: KeyHelp(KeyHelp.path, .words("`archive` in `state_dir`"), "the folder")
        case .lines:
            KeyHelp(
                "`all` or `requests`", .value("all"),
                "which lines: all, or only those that tell of a request or of an event around one")
        case .rotate: KeyHelp(KeyHelp.mapping, .words("as below"), "when a segment is finished")
        case .keep:
            KeyHelp(
                "duration of whole seconds, from 1h on, or `forever`", .value("forever"),
                "segments whose last line is older go")
        case .keepBytes:
            KeyHelp(
                "size, 1MiB to 1048576GiB", .words("no limit"), "while all segments together are larger, the oldest go")
        case .level: KeyHelp("1 (fast) to 9 (small)", .value("6"), "as in gzip")
        case .mode:
            KeyHelp(
                "mode, in quotes: `\"0600\"`, `\"0640\"`", .value("\"0600\""),
                "that of the files; folders can be searched by who can read the files")
        case .owner:
            KeyHelp(
                "`user` or `user:group`", .words("who runs the daemon"),
                "of files and folders; the daemon must be allowed to give them away")
        case .sync:
            KeyHelp(
                "`commit`, `segment` or `never`", .value("commit"),
                "when files are put on the disk for good: at each commit, when a segment is finished, or when the system"
                    + " does it. With the latter two a loss of power can leave a file shorter than its record")
        case .minimumFree: KeyHelp("size, at most 1048576GiB", .value("256MiB"), "so much of the disk stays free")
        case .flush: KeyHelp("duration, 50ms to 1m", .value("1s"), "how long lines wait for their commit")
        case .redact:
            KeyHelp(
                "`all`, `none`, a list of classes, or a mapping", .value("all"),
                "what is taken out, see [redaction.md](redaction.md#settings)")
        }
    }
}

extension RotateKey {
    var help: KeyHelp {
        switch self {
        case .bytes:
            KeyHelp("size, 64KiB to 1024GiB", .value("256MiB"), "a segment of so many compressed bytes is finished")
        case .every:
            KeyHelp(
                "duration of whole seconds, 1m to 7d", .value("1h"), "so is one whose first line came so long ago")
        }
    }
}

extension RedactKey {
    var help: KeyHelp {
        switch self {
        case .classes:
            KeyHelp(
                "`all`, `none`, a list of classes, or a mapping of classes to `label`, `hash` or `drop`", .value("all"),
                "what is looked for, and what stands in its place; a class that is not named stays")
        case .language: KeyHelp(KeyHelp.language, .value("en"), "of labels")
        case .fields: KeyHelp(KeyHelp.fieldPaths, .words("all"), "only these, and what is below them")
        case .names: KeyHelp("list", .none, "persons' names, for the class `name`")
        case .patterns: KeyHelp("list", .none, "your own, for the class `pattern`")
        case .hashKeyVariable: KeyHelp(KeyHelp.variable, .words("this or the next, for `hash`"), "the key of hashes")
        case .hashKeyFile:
            KeyHelp(
                KeyHelp.path, .words("this or the one before, for `hash`"),
                "a file with the key of hashes, 16 bytes to 4 KiB; line ends behind it do not count")
        }
    }
}

extension PatternKey {
    var help: KeyHelp {
        switch self {
        case .name: KeyHelp("letters, digits and `_`", .required, "the name")
        case .pattern: KeyHelp("RE2's syntax", .required, "what is found")
        case .label: KeyHelp(KeyHelp.text, .words("the name in brackets"), "what stands in its place")
        }
    }
}
