import Settings

/// What can't change while the daemon runs: the ledger is open, the listener listens, and histograms have their buckets.
enum FixedSettings {
    /// Keeps what can't change as it is.
    ///
    /// - Returns: a line for each key of which another value was asked for.
    static func keep(_ old: Settings, in new: inout Settings) -> [String] {
        var notes: [String] = []
        func keep<Value: Equatable>(_ key: String, _ path: WritableKeyPath<Settings, Value>, shown: Bool = true) {
            guard new[keyPath: path] != old[keyPath: path] else { return }
            let values = shown ? " (\(old[keyPath: path]), not \(new[keyPath: path]))" : ""
            notes.append("'\(key)' stays as it is until a restart\(values)")
            new[keyPath: path] = old[keyPath: path]
        }
        keep("state_dir", \.stateDirectory)
        keep("listen", \.listen)
        keep("token_env", \.tokenVariable, shown: false)
        keep("token_file", \.tokenFile, shown: false)
        keep("listen_hosts", \.listenHosts, shown: false)
        keep("max_connections", \.maximumConnections)
        keep("tls", \.tls, shown: false)
        keep("http_reload", \.reloadsByHTTP)
        keep("latency_buckets", \.latencyBounds, shown: false)
        return notes
    }
}
