import CrashPoints

extension CrashPoint {
    /// Which tests have the program die at a point.
    enum Place {
        /// ``CrashPointTests``: logs that are rotated.
        case logs
        /// ``CrashPointTests``: journals that are rotated.
        case journals
        /// ``LedgerCrashTests``: the ledger's own life.
        case ledger
        /// ``BudgetCrashTests``: alerts on their way.
        case alerts
        /// ``ArchiveCrashTests``: segments and their index.
        case archive
    }

    /// Where the point is tried. A new one needs a place.
    var places: Set<Place> {
        switch self {
        case .fileOpened, .rotationNoticed, .siblingAdopted, .truncationNoticed, .compressedDataRead,
            .rotatedFileFinished, .blockRead:
            [.logs]
        case .journalBlockRead, .journalFileFinished: [.journals]
        case .blockCounted, .batchMade, .lastLook, .engineEnded, .countersWritten, .batchWritten, .batchCommitted:
            [.logs, .journals]
        case .archiveWritten, .archiveCutting, .segmentReplacing, .segmentRemoving: [.archive]
        case .alertTaken, .deliveryRecorded: [.alerts]
        case .ledgerBegun, .migrating, .pruning, .repricing, .damagedLedgerMoved, .copyMade, .ledgerRebuilt,
            .ledgerLogMoved, .oldLedgerKept, .ledgerReplaced:
            [.ledger]
        }
    }
}
