public import Ledger
public import LogSources

// How positions go from a ledger to a tailer, and back.

extension SourceTailer.Known {
    /// What a ledger holds, each position with the source that goes on from it.
    public init(_ contents: LedgerContents, sources: [TailSource]) {
        self.init()
        generations = SourceOwnership.assigned(contents.generations, to: sources)
        journalFiles = contents.journalFiles
        journals = contents.journals
    }
}

extension LedgerBatch {
    /// Takes the positions of a tailer that the ledger does not have yet.
    public mutating func takePositions(of tailer: SourceTailer) {
        generations = tailer.changedGenerations()
        forgottenGenerations = tailer.forgottenGenerations()
        journalFiles = tailer.changedJournalFiles()
        forgottenJournalFiles = tailer.forgottenJournalFiles()
        journals = tailer.changedJournals()
    }
}
