import UsageModel

/// Reads one journal file from a position on.
final class JournalFollower {
    /// What one step led to.
    enum Step {
        /// To an entry.
        case entry
        /// To the end, for now.
        case end
        /// To a place that cannot be read.
        case damaged
    }

    /// The position, up to the last ``savePosition()``.
    private(set) var position: JournalPosition
    /// Where the file was found.
    var place: JournalPlaces.Found {
        didSet {
            guard place.path != position.path else { return }
            position.path = place.path
            hasUncommittedChanges = true
        }
    }
    /// Whether there may be something to read.
    var isDirty = true
    /// Whether the position is not that of the ledger.
    private(set) var hasUncommittedChanges = true
    /// The file.
    private var file: JournalFile
    /// What the header said when it was last looked at.
    private(set) var header: JournalHeader
    /// Since when nothing was written, by the monotonic clock in seconds.
    private(set) var quietSince: Double?
    /// Failures since the last entry.
    var failures = 0
    /// Whether the file stands at an entry that was not handed out.
    private var isAtNewEntry = false
    /// Entries that were handed out since the position was saved.
    private var stepsSinceSave = 0

    /// Takes a file.
    ///
    /// - Parameter isFirstContactAtEnd: whether what is there is passed over.
    /// - Throws: ``JournalError`` where libsystemd refuses.
    init(
        _ file: consuming JournalFile, header: JournalHeader, position: JournalPosition, place: JournalPlaces.Found,
        isFirstContactAtEnd: Bool
    ) throws(JournalError) {
        self.file = file
        self.header = header
        self.position = position
        self.place = place
        if isFirstContactAtEnd, self.file.seekToLast() {
            self.position.cursor = self.file.cursor
            self.position.time = self.file.time
        }
        isAtNewEntry = try self.file.seek(to: self.position.cursor) == .behindCursor
    }

    /// Goes on to the next entry.
    func step() -> Step {
        if isAtNewEntry {
            isAtNewEntry = false
            stepsSinceSave += 1
            return .entry
        }
        let result = file.next()
        if result > 0 {
            stepsSinceSave += 1
            return .entry
        }
        guard result < 0 || file.isGivenUp else { return .end }
        // The cursor of the last good entry went with the handle: a new one goes there again.
        let steps = stepsSinceSave
        stepsSinceSave = 0
        guard steps > 0, reopen(goingOn: steps) else { return .damaged }
        return step()
    }

    /// Opens the file anew at its position, after a failure that may be over. Returns whether it could be.
    func reopen() -> Bool { reopen(goingOn: 0) }

    private func reopen(goingOn steps: Int) -> Bool {
        guard (try? file.reopen()) != nil, let place = try? file.seek(to: position.cursor) else { return false }
        isAtNewEntry = place == .behindCursor
        for _ in 0..<steps {
            if isAtNewEntry {
                isAtNewEntry = false
            } else if file.next() <= 0 {
                return false
            }
        }
        stepsSinceSave = steps
        savePosition()
        return true
    }

    /// Makes the entries that were handed out part of the position.
    func savePosition() {
        guard stepsSinceSave > 0, let cursor = file.cursor else { return }
        stepsSinceSave = 0
        position.cursor = cursor
        position.time = file.time
        hasUncommittedChanges = true
    }

    /// Calls `body` with the file at its entry.
    @inline(__always)
    func withFile<Result>(_ body: (borrowing JournalFile) -> Result) -> Result { body(file) }

    /// Looks at the header.
    ///
    /// - Parameter now: the monotonic clock in seconds, at a look at all files.
    func updateHeader(now: Double? = nil) {
        let number = header.lastNumber
        if let header = file.header { self.header = header }
        if let now, quietSince == nil || header.lastNumber != number { quietSince = now }
    }

    /// Notes that all is read that the header tells of.
    ///
    /// - Parameter isUrgent: whether that alone is worth a commit; entries that do not match are written all the time.
    func noteEnd(isUrgent: Bool) {
        guard position.lastNumber != header.lastNumber else { return }
        position.lastNumber = header.lastNumber
        if isUrgent { hasUncommittedChanges = true }
    }

    /// The position where the reading ends for good.
    func finish(_ state: JournalPosition.State) -> JournalPosition {
        position.state = state
        return position
    }

    /// Whether nothing is written to the file any more: it was archived, set aside as damaged, or deleted.
    var isOver: Bool {
        header.isArchived || place.path.hasSuffix("~") || file.status?.linkCount == 0
    }

    /// Whether the file ends before what its header tells of. libsystemd passes over entries that are not there.
    var isCut: Bool { (file.status?.size ?? 0) < header.usedBytes }

    func markCommitted() {
        hasUncommittedChanges = false
    }

    /// An estimate of the bytes that are not read, by the times of the entries.
    var unreadBytes: Int64 {
        guard isDirty, header.entryCount > 0 else { return 0 }
        guard let time = position.time else { return header.usedBytes }
        let span = header.lastTime.microseconds - header.firstTime.microseconds
        guard span > 0 else { return header.usedBytes }
        let rest = max(0, min(span, header.lastTime.microseconds - time.microseconds))
        return Int64(Double(header.usedBytes) * Double(rest) / Double(span))
    }
}
