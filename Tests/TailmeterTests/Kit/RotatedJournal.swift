import TestKit

/// A journal of an app's lines, and its rotation.
final class RotatedJournal: RotatingLog {
    private(set) var count = 0
    private let folder: TemporaryFolder
    private var archives = 0

    /// Makes the folder `journal`, which holds the files.
    init(_ folder: TemporaryFolder) throws {
        self.folder = folder
        try folder.makeFolder("journal")
    }

    private var path: String { folder.path("journal/remote.journal") }

    func append(_ number: Int) throws {
        let entries = (1...number).map { step in
            JournalEntry(count + step, String(SequencedLog.text((count + step)...(count + step)).dropLast()))
        }
        try JournalWriter.append(entries, to: path)
        count += number
    }

    func complete() {}

    func rotate(_ kind: RotationKind) throws {
        archives += 1
        try JournalWriter.archive(path, as: folder.path("journal/remote@\(archives).journal"))
    }
}
