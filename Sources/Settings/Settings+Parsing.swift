extension Settings {
    /// Reads a settings file.
    ///
    /// - Throws: ``SettingsError`` with everything that is wrong.
    public static func read(path: String) throws(SettingsError) -> Settings {
        let bytes = try SettingsFile.bytes(path: path)
        return try parse(SettingsText.decode(bytes, file: path), file: path)
    }

    /// Reads what a settings file says of the listener, whatever else is wrong with it: a daemon goes on with the settings
    /// that it has when they are changed to bad ones.
    ///
    /// - Throws: ``SettingsError`` where the file cannot be read, or is no YAML.
    public static func readListener(path: String) throws(SettingsError) -> Settings {
        let bytes = try SettingsFile.bytes(path: path)
        return try walk(SettingsText.decode(bytes, file: path), file: path).settings
    }

    /// Reads the text of a settings file.
    ///
    /// - Parameters:
    ///   - text: YAML.
    ///   - file: the name by which errors call the text.
    /// - Throws: ``SettingsError`` with everything that is wrong; of text that is no YAML, only where YAML ends.
    public static func parse(_ text: String, file: String) throws(SettingsError) -> Settings {
        let (settings, problems) = try walk(text, file: file)
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return settings
    }

    private static func walk(
        _ text: String, file: String
    ) throws(SettingsError) -> (settings: Settings, problems: [SettingsError.Problem]) {
        guard text.utf8.count <= SettingsText.maximumBytes else { throw SettingsText.tooLarge(file: file) }
        let text = SettingsText.withoutByteOrderMark(text)
        try SettingsText.checkCharacters(text, file: file)
        let anchors = AnchorScan.problems(text, file: file)
        guard anchors.isEmpty else { throw SettingsError(problems: anchors) }
        let document = try SettingsDocument(text, file: file)
        guard let root = document.root, !root.isEmpty else {
            throw SettingsError(
                file: file, position: TextPosition(),
                message: "no settings here; add at least one log: \(SettingsReader.sourcesExample)")
        }
        var reader = SettingsReader(file: file)
        reader.read(root)
        return (reader.settings, document.problems + reader.problems)
    }
}
