/// A place in the code where a debug build dies if it is told to: before it or behind it the order of things matters for
/// counting exactly once.
///
/// `TAILMETER_CRASH_POINT=block-read:3` kills the process (SIGKILL) when it passes ``blockRead`` for the third time. In a
/// release build nothing is there to be passed.
///
/// A point stands on its own line, `CrashPoint.blockRead.pass()`, where a block, a file or a batch goes by and never where a
/// line does.
public enum CrashPoint: String, CaseIterable, Sendable {
    // MARK: Files

    /// A live file is open at its position; the files that were rotated away from its path were not looked at yet.
    case fileOpened = "file-opened"
    /// A live path no longer leads to the file that was read there.
    case rotationNoticed = "rotation-noticed"
    /// A file that was rotated away, perhaps compressed, was found and is open at its position.
    case siblingAdopted = "sibling-adopted"
    /// A file was cut or written anew in place: what was known of it is at rest, the new content has no position yet.
    case truncationNoticed = "truncation-noticed"
    /// A part of compressed data was decompressed, to compare it or to read its lines.
    case compressedDataRead = "compressed-data-read"
    /// A rotated file was read to its end and is let go.
    case rotatedFileFinished = "rotated-file-finished"
    /// The position in a file moved behind a block whose lines are not counted yet.
    case blockRead = "block-read"

    // MARK: Journals

    /// The same for a block of a journal's entries.
    case journalBlockRead = "journal-block-read"
    /// A journal file that was archived or deleted was read to its end and is let go.
    case journalFileFinished = "journal-file-finished"

    // MARK: The engine

    /// The lines of a block are counted in memory.
    case blockCounted = "block-counted"
    /// All that goes into the next commit is put together, and no transaction has begun.
    case batchMade = "batch-made"
    /// The engine was asked to stop and has looked at all files for the last time.
    case lastLook = "last-look"
    /// The engine has ended; another one follows, or the daemon's end.
    case engineEnded = "engine-ended"

    // MARK: The ledger

    /// Within the transaction: counters and rollups are written, positions are not.
    case countersWritten = "counters-written"
    /// Within the transaction: all is written, and COMMIT is next.
    case batchWritten = "batch-written"
    /// The transaction is committed, and nobody was told.
    case batchCommitted = "batch-committed"
    /// Within the transaction that makes a new ledger: all its tables are there.
    case ledgerBegun = "ledger-begun"
    /// Within the transaction of a migration: all its changes are made.
    case migrating = "migrating"
    /// Within the transaction that lets old rollups go: their sums are in the rollup by day and still in the old rows.
    case pruning = "pruning"
    /// Within a transaction that prices requests: their cost is added, they still count as not priced.
    case repricing = "repricing"

    // MARK: Webhooks

    /// A receiver has taken an alert, and the outbox does not know it.
    case alertTaken = "alert-taken"
    /// The outbox knows that an alert is delivered, and the next one of its lane was not looked for.
    case deliveryRecorded = "delivery-recorded"

    // MARK: The archive

    /// A batch of lines stands in its segments, and the archive's index does not know it.
    case archiveWritten = "archive-written"
    /// What the index does not know was found behind a segment's committed length, and was not cut off.
    case archiveCutting = "archive-cutting"
    /// A segment without the lines that were erased is whole and known, and does not stand in the place of the old one.
    case segmentReplacing = "segment-replacing"
    /// A segment is noted as taken away, and its file is still there.
    case segmentRemoving = "segment-removing"

    // MARK: The ledger's files

    /// A damaged ledger has its new name, the files that belong to it do not.
    case damagedLedgerMoved = "damaged-ledger-moved"
    /// A copy of the ledger is whole and has no name of its own yet.
    case copyMade = "copy-made"
    /// A ledger was made of the logs beside the old one.
    case ledgerRebuilt = "ledger-rebuilt"
    /// Before a ledger is replaced: its write-ahead log is in it or aside.
    case ledgerLogMoved = "ledger-log-moved"
    /// Before a ledger is replaced: it has a second name.
    case oldLedgerKept = "old-ledger-kept"
    /// A ledger was replaced, and the names are not synchronised.
    case ledgerReplaced = "ledger-replaced"

    #if DEBUG
        /// Kills the process if this is the point, and the pass, that the environment names.
        public func pass() {
            ChosenCrashPoint.pass(self)
        }

        /// What is wrong with the environment's choice, for a person; `nil` where nothing is.
        public static var trouble: String? { ChosenCrashPoint.trouble }
    #else
        /// Nothing, in a release build.
        @inlinable @inline(__always)
        public func pass() {}

        /// Nothing, in a release build.
        @inlinable @inline(__always)
        public static var trouble: String? { nil }
    #endif
}
