/// Tries whether the journals of a selection can be read.
public enum JournalCheck {
    /// What stands in the way, for a person; empty where all files can be read.
    public static func problems(_ selection: JournalSelection) -> [String] {
        let places = JournalPlaces(selection)
        let files = places.files
        guard !files.isEmpty else {
            return [
                """
                there is no journal file in \(places.shown), or the folder may not be listed; a user in the group \
                systemd-journal may read all journals
                """
            ]
        }
        return files.compactMap { problem($0.path, matches: selection.matchGroups) }
    }

    private static func problem(_ path: String, matches: [[[String]]]) -> String? {
        do {
            let file: OpenFile
            do { file = try OpenFile(reading: path) } catch { return JournalError.file(error).description }
            guard JournalHeader(of: file) != nil else { return JournalError.notJournal(path: path).description }
            _ = try JournalFile(file, path: path, matches: matches).seek(to: nil)
            return nil
        } catch {
            return error.description
        }
    }
}
