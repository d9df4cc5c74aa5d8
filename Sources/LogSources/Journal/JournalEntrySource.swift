import UsageModel

/// An entry of a journal, as it is stored: of a journal file, the entry that it stands at.
protocol JournalEntrySource: ~Copyable {
    /// Its cursor.
    var cursor: String? { get }
    /// When journald wrote it.
    var time: Timestamp? { get }
    /// Calls `body` with each `FIELD=value`, of large ones with ``JournalEntryFields/previewBytes`` at least; what it is given
    /// is gone when it returns.
    func forEachDatum(_ body: (UnsafeRawBufferPointer) -> Void)
    /// Calls `body` with the whole `FIELD=value` of one field, or the first `limit` bytes of it.
    func withDatum(_ field: String, limit: Int, _ body: (UnsafeRawBufferPointer) -> Void)
}
