/// The key `archive`.
extension SettingsReader {
    private static let example = "keys such as {dir: /var/lib/tailmeter/archive, keep: 90d}"

    /// Reads `archive`.
    mutating func readArchive(_ entry: SettingsNode.Entry) {
        var archive = Settings.Archive()
        if case .empty = entry.value.content {
            // `archive:` alone asks for one with all defaults.
            return setArchive(archive)
        }
        guard let entries = mapping(entry, Self.example) else { return }
        for (key, entry) in knownEntries(entries, ArchiveKey.self).entries {
            switch key {
            case .directory: archive.directory = path(entry, "a path such as /var/lib/tailmeter/archive")
            case .lines: archive.keepsAllLines = choice(entry, ["all", "requests"]) != "requests"
            case .rotate: readRotation(entry, &archive)
            case .keep: archive.keepSeconds = keep(entry)
            case .keepBytes: archive.keepBytes = size(entry, 1 << 20...1 << 50)
            case .level: if let level = count(entry, 1...9) { archive.level = level }
            case .mode: if let mode = mode(entry) { archive.mode = mode }
            case .owner: archive.owner = owner(entry)
            case .sync:
                if let sync: Settings.Archive.Sync = choice(entry) { archive.sync = sync }
            case .minimumFree: if let bytes = size(entry, 0...1 << 50) { archive.minimumFreeBytes = bytes }
            case .flush:
                let seconds = value(entry, "\(DurationText.expected), from 50ms to 1m") {
                    DurationText.seconds($0).flatMap { (0.05...60).contains($0) ? $0 : nil }
                }
                if let seconds { archive.flushSeconds = seconds }
            case .redact: archive.redaction = redaction(entry)
            }
        }
        setArchive(archive)
    }

    private mutating func readRotation(_ entry: SettingsNode.Entry, _ archive: inout Settings.Archive) {
        guard let entries = mapping(entry, "keys such as {bytes: 256MiB, every: 1h}") else { return }
        for (key, entry) in knownEntries(entries, RotateKey.self).entries {
            switch key {
            case .bytes: if let bytes = size(entry, 64 << 10...1 << 40) { archive.rotateBytes = bytes }
            case .every:
                if let seconds = seconds(entry, from: "1m", to: "7d") { archive.rotateSeconds = Double(seconds) }
            }
        }
    }

    private mutating func keep(_ entry: SettingsNode.Entry) -> Double? {
        if case .text("forever", _) = entry.value.content { return nil }
        return seconds(entry, from: "1h", to: "36500d").map(Double.init)
    }

    private mutating func mode(_ entry: SettingsNode.Entry) -> UInt32? {
        value(entry, "three digits from 0 to 7, such as \"0600\" or \"0640\"; who owns a file can read and write it") {
            text in
            guard (3...4).contains(text.utf8.count), let mode = UInt32(text, radix: 8), mode <= 0o777,
                mode & 0o600 == 0o600, mode & 0o111 == 0
            else { return nil }
            return mode
        }
    }

    private mutating func owner(_ entry: SettingsNode.Entry) -> String? {
        guard let name = text(entry, "a user, or a user and a group, such as tailmeter:adm") else { return nil }
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            report(
                entry.value.position,
                "\(quoted(entry.name)) is \(quoted(name)); expected a user, or a user and a group, such as tailmeter:adm"
            )
            return nil
        }
        return name
    }
}
