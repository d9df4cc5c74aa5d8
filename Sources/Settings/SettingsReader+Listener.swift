/// The keys of the listener.
extension SettingsReader {
    /// Reads `listen_hosts`.
    mutating func listenHosts(_ entry: SettingsNode.Entry) -> [String] {
        let expected = "a host name without a port, such as metrics.internal"
        return oneOrMore(entry, "names such as [metrics.internal]").compactMap { item in
            guard let name = text(item, expected) else { return nil }
            if ListenAddress("\(name):1") != nil { return name.lowercased() }
            report(item.value.position, "\(quoted(item.name)) has \(quoted(name)); expected \(expected)")
            return nil
        }
    }

    /// Notes that the token is told of; twice is once too often.
    mutating func noteToken(_ entry: SettingsNode.Entry, _ position: inout TextPosition?) {
        if position != nil { report(entry.position, "'token_env' and 'token_file' are both there; leave one out") }
        position = entry.position
    }

    /// Reads `tls`.
    mutating func tlsFiles(_ entry: SettingsNode.Entry) -> Settings.TLSFiles? {
        guard let entries = mapping(entry, "keys such as {certificate: server.pem, key: server.key}") else {
            return nil
        }
        let known = knownEntries(entries, TLSKey.self)
        var files = Settings.TLSFiles()
        for (key, entry) in known.entries {
            guard let path = path(entry, "the path of a PEM file") else { continue }
            switch key {
            case .certificate: files.certificate = path
            case .key: files.key = path
            case .clientAuthority: files.clientAuthority = path
            }
        }
        for key in [TLSKey.certificate, .key]
        where !known.meant.contains(key) && !known.entries.contains(where: { $0.0 == key }) {
            report(entry.position, "'tls' has no '\(key.rawValue)'; write {certificate: server.pem, key: server.key}")
        }
        return files
    }
}
