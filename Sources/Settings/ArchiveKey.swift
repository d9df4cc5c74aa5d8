/// The keys of `archive`.
enum ArchiveKey: String, SettingsKey {
    case directory = "dir"
    case lines
    case rotate
    case keep
    case keepBytes = "keep_bytes"
    case level
    case mode
    case owner
    case sync
    case minimumFree = "min_free"
    case flush
    case redact
}

/// The keys of `archive.rotate`.
enum RotateKey: String, SettingsKey {
    case bytes
    case every
}

/// The keys of `redact`.
enum RedactKey: String, SettingsKey {
    case classes
    case language
    case fields
    case names
    case patterns
    case hashKeyVariable = "hash_key_env"
    case hashKeyFile = "hash_key_file"
}

/// The keys of a pattern of `redact`.
enum PatternKey: String, SettingsKey {
    case name
    case pattern
    case label
}
