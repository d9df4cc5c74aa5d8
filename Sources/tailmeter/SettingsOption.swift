import Settings

/// Reads the settings file that a command names with `--config`.
enum SettingsOption {
    /// The settings; their errors are printed line by line.
    static func read(_ path: String) throws -> Settings {
        do {
            return try Settings.read(path: path)
        } catch {
            StandardError.write(error.description + "\n")
            throw CommandFailure("")
        }
    }

    /// An address as a command's `--listen` has it.
    static func listenAddress(_ text: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw CommandFailure("--listen \(text): expected host:port, such as 127.0.0.1:9464", status: .usage)
        }
        return address
    }
}
