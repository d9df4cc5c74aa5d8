import CSystemd
import Glibc
import UsageModel

/// One journal file, open for reading through libsystemd.
///
/// Each file has a handle of its own: of several files in one handle, libsystemd passes over entries that arrive behind the
/// current one, as those of other machines do.
struct JournalFile: ~Copyable, JournalEntrySource {
    private let file: OpenFile
    private let path: String
    private let matches: [[[String]]]
    private var journal: OpaquePointer

    private static var previewBytes: Int { JournalEntryFields.previewBytes }

    /// Opens a file that was found to be one.
    ///
    /// - Parameter matches: which entries are seen, see ``JournalSelection/matchGroups``.
    /// - Throws: ``JournalError`` where libsystemd refuses.
    init(_ file: consuming OpenFile, path: String, matches: [[[String]]]) throws(JournalError) {
        let (journal, result) = Self.openHandle(file.descriptor)
        guard let journal else { throw JournalError(path: path, result: result) }
        self.file = file
        self.path = path
        self.matches = matches
        self.journal = journal
    }

    deinit {
        sd_journal_close(journal)
    }

    private static func openHandle(_ descriptor: Int32) -> (OpaquePointer?, Int32) {
        var journal: OpaquePointer?
        // With success, libsystemd takes possession of the descriptor and closes it.
        var own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { return (nil, -errno) }
        let result = sd_journal_open_files_fd(&journal, &own, 1, 0)
        if journal == nil { close(own) }
        if let journal { sd_journal_set_data_threshold(journal, previewBytes) }
        return (journal, result)
    }

    /// Opens the same file anew, after libsystemd gave it up.
    mutating func reopen() throws(JournalError) {
        let (fresh, result) = Self.openHandle(file.descriptor)
        guard let fresh else { throw JournalError(path: path, result: result) }
        sd_journal_close(journal)
        journal = fresh
    }

    /// What the header says now.
    var header: JournalHeader? { JournalHeader(of: file) }

    /// What the system knows of the file.
    var status: FileStatus? { file.status() }

    /// libsystemd silently lets go of a file in which it finds damage.
    var isGivenUp: Bool {
        var bytes: UInt64 = 0
        return sd_journal_get_usage(journal, &bytes) < 0 || bytes == 0
    }

    // MARK: - Seeking

    /// Goes to the last entry, of all. Returns whether there is one.
    func seekToLast() -> Bool {
        sd_journal_flush_matches(journal)
        return sd_journal_seek_tail(journal) >= 0 && sd_journal_previous(journal) > 0
    }

    /// What a seek led to.
    enum Place {
        /// To the entry of the cursor; the next one is new.
        case atCursor
        /// Behind the cursor's entry, which is not among those that match: the entry here is new.
        case behindCursor
        /// To the end: what comes is new.
        case atEnd
    }

    /// Goes to the entry of a cursor, or before the first entry.
    ///
    /// - Throws: ``JournalError`` where libsystemd refuses.
    func seek(to cursor: String?) throws(JournalError) -> Place {
        sd_journal_flush_matches(journal)
        for (index, group) in matches.enumerated() {
            if index > 0 { sd_journal_add_conjunction(journal) }
            for (index, terms) in group.enumerated() {
                if index > 0 { sd_journal_add_disjunction(journal) }
                for term in terms {
                    let result = term.withCString { sd_journal_add_match(journal, $0, strlen($0)) }
                    if result < 0 { throw JournalError(path: path, result: result) }
                }
            }
        }
        guard let cursor else {
            sd_journal_seek_head(journal)
            return .atEnd
        }
        let result = sd_journal_seek_cursor(journal, cursor)
        if result < 0 { throw JournalError(path: path, result: result) }
        guard sd_journal_next(journal) > 0 else { return .atEnd }
        // The seek alone lands at the nearest entry without a word.
        return sd_journal_test_cursor(journal, cursor) > 0 ? .atCursor : .behindCursor
    }

    /// Goes on to the next entry. Returns a negative number where libsystemd fails, 0 where there is none.
    @inline(__always)
    func next() -> Int32 { sd_journal_next(journal) }

    // MARK: - The entry

    var cursor: String? {
        var text: UnsafeMutablePointer<CChar>?
        guard sd_journal_get_cursor(journal, &text) >= 0, let text else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    /// Whether the entry is that of a cursor.
    func isAt(_ cursor: String) -> Bool { sd_journal_test_cursor(journal, cursor) > 0 }

    @inline(__always)
    var time: Timestamp? {
        var microseconds: UInt64 = 0
        guard sd_journal_get_realtime_usec(journal, &microseconds) >= 0 else { return nil }
        return Int64(exactly: microseconds).map { Timestamp(microseconds: $0) }
    }

    /// The boot of the entry, and microseconds since then.
    var bootTime: (bootID: String, microseconds: UInt64)? {
        var microseconds: UInt64 = 0
        var boot = sd_id128_t()
        guard sd_journal_get_monotonic_usec(journal, &microseconds, &boot) >= 0 else { return nil }
        return (withUnsafeBytes(of: boot) { JournalHeader.hexadecimal($0) }, microseconds)
    }

    @inline(__always)
    func forEachDatum(_ body: (UnsafeRawBufferPointer) -> Void) {
        sd_journal_restart_data(journal)
        var data: UnsafeRawPointer?
        var length = 0
        while sd_journal_enumerate_available_data(journal, &data, &length) > 0 {
            body(UnsafeRawBufferPointer(start: data, count: length))
        }
    }

    func withDatum(_ field: String, limit: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        sd_journal_set_data_threshold(journal, limit)
        var data: UnsafeRawPointer?
        var length = 0
        if sd_journal_get_data(journal, field, &data, &length) >= 0 {
            body(UnsafeRawBufferPointer(start: data, count: length))
        }
        sd_journal_set_data_threshold(journal, Self.previewBytes)
    }
}
