import Glibc
import UsageModel

/// Reads one file's content from a position on, in blocks of whole records, and notices when the content is no longer the one
/// that the position belongs to.
///
/// Each read looks at the first bytes and at those before the position: when they are not those of the last time, the file
/// was truncated and has grown again, whatever its size says.
final class FileFollower {
    /// What one read brought.
    enum Outcome {
        /// Whole records, a line each.
        case records(RecordJoiner.Block)
        /// Nothing new but, maybe, the beginning of a record.
        case end
        /// A part of a record that is too long went by. Of its first part, the number of its line in the file.
        case passedOver(newLine: Int64?)
        /// The content before the position is gone or is another one.
        case replaced
        /// The path of a file that was closed leads to another file now, or to none.
        case moved
        /// The system refused.
        case failed(FileError)

        /// Whether a part behind the first of a record that is too long went by.
        var isRestOfLongLine: Bool {
            if case .passedOver(newLine: nil) = self { true } else { false }
        }
    }

    /// The position, up to what was handed out. It becomes the ledger's with the batch that the lines went into.
    var generation: FileGeneration
    /// Where the file is now, as far as is known.
    var path: String
    /// Whether the live path leads to this file. Otherwise it was rotated away and is read to its end.
    var isLive = true
    /// When the file last brought something new, by the monotonic clock in seconds.
    var lastGrowth: Double
    /// Whether there may be something to read. One that may is in the queue.
    var isDirty = false {
        didSet { if isDirty, !oldValue { queue.append(self) } }
    }
    /// Whether the position moved since it was last committed.
    private(set) var hasUncommittedChanges = false
    /// Whether all was read that was there at the last look.
    private(set) var isAtEnd = false
    /// Whether the system refused the last read.
    var hasFailed = false

    /// The source that the file is of.
    unowned let source: TailedSource

    /// It holds the files that may have something to read: the other way round it must not.
    private unowned let queue: ReadQueue
    private let budget: OpenFileBudget
    private(set) var file: OpenFile?
    private var framing: FramingState
    /// What the system last said of the file.
    private var lastStatus: FileStatus?
    /// What it said before all was read. A file that was written anew can have the size that it had.
    private var readStatus: FileStatus?
    private var lagWhenClosed: Int64 = 0
    private var sizeWhenClosed: Int64 = 0
    private var head: [UInt8] = []
    private var tail: [UInt8] = []

    /// Opens a file at a position whose content was found to be right.
    ///
    /// - Throws: a trouble that may pass.
    init(
        path: String, generation: FileGeneration, file: OpenFile, framing: RecordFraming, source: TailedSource,
        queue: ReadQueue, budget: OpenFileBudget, now: Double
    ) throws(FileError) {
        self.path = path
        self.generation = generation
        self.source = source
        self.queue = queue
        self.budget = budget
        self.lastGrowth = now
        self.framing = FramingState(framing)
        lastStatus = file.status()
        try restoreFingerprint(of: file)
        try restoreFraming(of: file)
        self.file = file
        budget.count += 1
        isDirty = true
        queue.append(self)
    }

    deinit {
        if file != nil { budget.count -= 1 }
    }

    /// What the system knows of the file; of one that is closed, what it knew.
    var status: FileStatus? {
        if let file { lastStatus = file.status() ?? lastStatus }
        return lastStatus
    }

    /// Whether the file is held open.
    var isOpen: Bool { file != nil }

    /// Whether the file is open and holds gzip data.
    var isGzip: Bool { file?.isGzip ?? false }

    /// Whether gzip data ends in the middle.
    var isCutOff: Bool { file?.isCutOff ?? false }

    /// Whether the file holds gzip data to its end: it will not grow.
    var isCompleteGzip: Bool { isGzip && !isCutOff }

    /// Bytes that are written and not read.
    var lag: Int64 {
        file?.bytes(behind: generation.offset) ?? max(0, lagWhenClosed + (lastStatus?.size ?? 0) - sizeWhenClosed)
    }

    /// Lets the descriptor and what stands before the position go. The next read opens the path again.
    func close() {
        guard file != nil else { return }
        lastStatus = status
        lagWhenClosed = lag
        sizeWhenClosed = lastStatus?.size ?? 0
        file = nil
        budget.count -= 1
        head = []
        tail = []
    }

    /// Looks whether there is something to read.
    func checkSize() {
        if isOpen {
            if let status { checkSize(status) }
        } else if let status = FileStatus(path: path), status.id == generation.fileID {
            checkSize(status)
        }
    }

    /// Looks whether there is something to read, where the system was asked already.
    func checkSize(_ status: FileStatus) {
        lastStatus = status
        if status.size != readStatus?.size || status.modified != readStatus?.modified { isDirty = true }
        // One that was rotated away and is deleted is at its end for good, and the ledger should know before a restart.
        if !isLive, status.linkCount == 0 { isDirty = true }
    }

    /// Opens the file again where it was closed. Says what the matter is where that brings another content, or none.
    private func reopen() -> Outcome? {
        guard file == nil else { return nil }
        let fresh: OpenFile
        do {
            fresh = try OpenFile(content: path)
        } catch {
            return error.code == ENOENT ? .moved : .failed(error)
        }
        guard fresh.status()?.id == generation.fileID else { return .moved }
        do { try restoreFingerprint(of: fresh) } catch { return .failed(error.at(path)) }
        // Of what nothing was read there is nothing to compare.
        guard
            generation.offset == 0
                || Int64(head.count) == generation.headLength && Fingerprint.hash(head) == generation.headHash
                    && Fingerprint.hash(tail) == generation.tailHash
        else { return .replaced }
        file = fresh
        budget.count += 1
        return nil
    }

    /// Whether the file begins with all of another one of `size` bytes, by that one's head and last bytes.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func begins(with other: OpenFile, size: Int64) throws(FileError) -> Bool {
        if case .failed(let error) = reopen(), error.isPassing { throw error }
        guard let file else { return false }
        return try Fingerprint.begins(file, with: other, size: size)
    }

    /// Marks what was handed out as committed.
    func markCommitted() {
        hasUncommittedChanges = false
    }

    /// Marks the position as changed beside reading.
    func markChanged() {
        hasUncommittedChanges = true
    }

    /// Reads the next block of whole records into `buffer`.
    ///
    /// - Parameters:
    ///   - joiner: puts records of several lines together.
    ///   - blockBytes: how much to read at a time.
    ///   - maximumLineBytes: a longer record is passed over.
    func read(
        into buffer: inout BlockBuffer, joiner: inout RecordJoiner, blockBytes: Int, maximumLineBytes: Int
    ) -> Outcome {
        if let trouble = reopen() { return trouble }
        guard let file else { return .moved }
        do {
            if generation.offset == 0 { try file.lookForGzip() }
            return try read(
                file, into: &buffer, joiner: &joiner, blockBytes: blockBytes, maximumLineBytes: maximumLineBytes)
        } catch {
            // What was not read is tried again at the next look, be the file as it is now.
            readStatus = nil
            return .failed(error.at(path))
        }
    }

    private func read(
        _ file: OpenFile, into buffer: inout BlockBuffer, joiner: inout RecordJoiner, blockBytes: Int,
        maximumLineBytes: Int
    ) throws(FileError) -> Outcome {
        var wanted = blockBytes
        readStatus = status
        while true {
            let prefix = tail.count
            if buffer.capacity < wanted + prefix { buffer.resize(to: wanted + prefix) }
            let got = try file.read(into: buffer.start, count: wanted + prefix, at: generation.offset - Int64(prefix))
                .get()
            // The bytes before the position alone are often the same in every line.
            guard got >= prefix, tail.elementsEqual(UnsafeRawBufferPointer(start: buffer.start, count: prefix)),
                try Fingerprint.bytes(of: file, at: 0, count: Int64(head.count)) == head
            else { return .replaced }
            let fresh = UnsafeRawBufferPointer(start: buffer.start + prefix, count: got - prefix)
            if fresh.isEmpty { return end() }
            if isInsideOneLongLine {
                if let feed = Lines.firstFeed(fresh) {
                    generation.isInsideLongLine = false
                    advance(UnsafeRawBufferPointer(rebasing: fresh[...feed]), lines: 0)
                } else {
                    advance(fresh, lines: 0)
                }
                return .passedOver(newLine: nil)
            }
            let whole = Lines.wholeLinesLength(fresh)
            if whole > 0 {
                let lines = UnsafeRawBufferPointer(rebasing: fresh[..<whole])
                framing.look(at: lines)
                if framing.isPlain {
                    generation.isInsideLongLine = false
                    advance(lines, lines: 0)
                    return .records(RecordJoiner.Block(taken: whole, records: lines))
                }
                let block = joiner.join(lines, state: &framing, isFull: fresh.count > maximumLineBytes)
                if block.taken > 0 { return outcome(of: block, in: lines) }
            } else if fresh.count > maximumLineBytes {
                generation.isInsideLongLine = true
                framing.look(at: fresh)
                framing.passedOver = nil
                advance(fresh, lines: 1)
                return .passedOver(newLine: generation.lines)
            }
            // Half a record at the end of the file waits; one as long as the block wants a larger block.
            if fresh.count < wanted { return end() }
            wanted = min(wanted * 4, maximumLineBytes + 1)
        }
    }

    private func end() -> Outcome {
        isAtEnd = true
        return .end
    }

    private func outcome(of block: RecordJoiner.Block, in lines: UnsafeRawBufferPointer) -> Outcome {
        let taken = UnsafeRawBufferPointer(rebasing: lines[..<block.taken])
        generation.isInsideLongLine = framing.passedOver != nil
        if block.records.isEmpty {
            let newLine = block.tooLongLine.map { generation.lines + Int64($0) + 1 }
            advance(taken, lines: Int64(block.lines.count(records: 0)))
            return .passedOver(newLine: newLine)
        }
        advance(taken, lines: 0)
        return .records(block)
    }

    /// Whether the position lies inside a line that is too long, and not between the lines of a record that is.
    private var isInsideOneLongLine: Bool { generation.isInsideLongLine && tail.last != 0x0A }

    /// The half record at the end of a file that will not grow any more.
    ///
    /// - Throws: a trouble that may pass.
    func readRest(
        into buffer: inout BlockBuffer, joiner: inout RecordJoiner, maximumLineBytes: Int
    ) throws(FileError) -> RecordJoiner.Block? {
        if case .failed(let error) = reopen(), error.isPassing { throw error }
        guard let file, !isInsideOneLongLine else { return nil }
        let limit = generation.offset + Int64(maximumLineBytes)
        let count = Int(min(try file.contentLength(atMost: limit), limit) - generation.offset)
        guard count > 0 else { return nil }
        if buffer.capacity < count { buffer.resize(to: count) }
        let got: Int
        switch file.read(into: buffer.start, count: count, at: generation.offset) {
        case .success(let count): got = count
        case .failure(let error):
            if error.isPassing { throw error.at(path) }
            return nil
        }
        guard got > 0 else { return nil }
        let rest = UnsafeRawBufferPointer(start: buffer.start, count: got)
        framing.look(at: rest)
        if framing.isPlain {
            guard Lines.firstFeed(rest) == nil else { return nil }
            advance(rest, lines: 0)
            return RecordJoiner.Block(taken: got, records: rest)
        }
        let block = joiner.join(rest, state: &framing, isFull: false, isAtEnd: true)
        generation.isInsideLongLine = false
        advance(rest, lines: 0)
        return block.records.isEmpty ? nil : block
    }

    /// Counts lines that were handed out.
    func countLines(_ count: Int, lastTime: Timestamp?, openStream: OpenStream?) {
        generation.lines += Int64(count)
        generation.lastTime = lastTime
        generation.openStream = openStream
    }

    private func advance(_ bytes: UnsafeRawBufferPointer, lines: Int64) {
        isAtEnd = false
        framing.advance(bytes.count)
        generation.offset += Int64(bytes.count)
        generation.lines += lines
        if head.count < FileGeneration.headLimit {
            head.append(contentsOf: bytes.prefix(Int(FileGeneration.headLimit) - head.count))
        }
        let limit = Int(FileGeneration.tailLimit)
        if bytes.count >= limit {
            tail.removeAll(keepingCapacity: true)
            tail.append(contentsOf: bytes.suffix(limit))
        } else {
            tail.append(contentsOf: bytes)
            if tail.count > limit { tail.removeFirst(tail.count - limit) }
        }
        updateFingerprint()
        hasUncommittedChanges = true
    }

    private func updateFingerprint() {
        if generation.headLength != Int64(head.count) {
            generation.headLength = Int64(head.count)
            generation.headHash = Fingerprint.hash(head)
        }
        generation.tailHash = Fingerprint.hash(tail)
    }

    private func restoreFingerprint(of file: OpenFile) throws(FileError) {
        head = try Fingerprint.bytes(of: file, at: 0, count: min(generation.offset, FileGeneration.headLimit))
        let tailLength = min(generation.offset, FileGeneration.tailLimit)
        tail = try Fingerprint.bytes(of: file, at: generation.offset - tailLength, count: tailLength)
    }

    /// How far back the beginning of the line before the position is looked for: a part of 16 KiB has at most six times as
    /// many bytes in JSON.
    private static let longestPart: Int64 = 256 << 10

    private func restoreFraming(of file: OpenFile) throws(FileError) {
        var lastBytes: [UInt8] = []
        if generation.isInsideLongLine, !isInsideOneLongLine {
            let count = min(generation.offset, Self.longestPart)
            lastBytes = try Fingerprint.bytes(of: file, at: generation.offset - count, count: count)
        }
        framing = FramingState(framing.framing, head: head, lastBytes: lastBytes)
    }
}
