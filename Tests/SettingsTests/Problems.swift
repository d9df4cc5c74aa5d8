import Settings

/// The problems of a settings text as `line:column: message`; empty where it is right.
func problems(_ text: String) -> [String] {
    do throws(SettingsError) {
        _ = try Settings.parse(text, file: "f")
        return []
    } catch {
        return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
}
