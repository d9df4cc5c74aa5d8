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
}
