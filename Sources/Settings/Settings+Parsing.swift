extension Settings {
    /// Reads a settings file.
    ///
    /// - Throws: ``SettingsError`` with everything that is wrong.
    public static func read(path: String) throws(SettingsError) -> Settings {
        let bytes = try SettingsFile.bytes(path: path)
        return try parse(SettingsText.decode(bytes, file: path), file: path)
    }

    /// Reads the text of a settings file.
    ///
    /// - Parameters:
    ///   - text: YAML.
    ///   - file: the name by which errors call the text.
    /// - Throws: ``SettingsError`` with everything that is wrong; of text that is no YAML, only where YAML ends.
    public static func parse(_ text: String, file: String) throws(SettingsError) -> Settings {
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
        let problems = document.problems + reader.problems
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return reader.settings
    }
}
