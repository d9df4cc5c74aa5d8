import Budgets
import Settings

/// Reads the settings file that a command names with `--config`.
enum SettingsOption {
    /// The settings; their errors are printed line by line.
    static func read(_ path: String) throws -> Settings {
        let settings: Settings
        do {
            settings = try Settings.read(path: path)
        } catch {
            StandardError.write(error.description + "\n")
            throw CommandFailure("")
        }
        // Nobody is to rely on what nothing does.
        if settings.moderation != nil || settings.alertRules.flagged != nil {
            throw CommandFailure(
                "\(path): this version of tailmeter does not moderate yet; remove 'moderation' and 'alerts.moderation'")
        }
        return settings
    }
}
