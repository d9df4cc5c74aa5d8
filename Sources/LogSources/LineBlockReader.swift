/// Cuts a stream into blocks of whole lines, and joins the lines of records that have several.
public struct LineBlockReader<Stream: ByteStream & ~Copyable>: ~Copyable {
    /// What comes next; its bytes are valid until the next call.
    public typealias Block = SourceRead.Block

    /// Where the records of the last block stand in the stream.
    public private(set) var recordLines = RecordLines()

    private var stream: Stream
    private var buffer: BlockBuffer
    private let blockBytes: Int
    private let maximumLineBytes: Int
    /// The bytes in the buffer that were not handed out.
    private var pending = 0
    private var handedOut = 0
    private var ended = false
    /// Whether the last call returned nothing because nothing has come yet; it may be called again.
    public private(set) var isWaiting = false
    private var isInsideLongLine = false
    private var failure: StreamError?
    private var state: FramingState
    private var joiner = RecordJoiner()
    /// What was joined beside a record that was too long, which is handed out first.
    private var joinedBlock: RecordJoiner.Block?
    /// Whole lines in which no record was complete.
    private var triedBytes = 0
    /// Lines without a record since the last block.
    private var linesBefore = 0
    /// How many bytes may still be handed out as lines that begin within them; the rest belongs to another reader.
    private var ownedBytes: Int64

    /// Reads lines from a stream.
    ///
    /// - Parameters:
    ///   - blockBytes: how much is read at a time.
    ///   - maximumLineBytes: a longer line is passed over.
    ///   - framing: what makes a record; where `nil`, each line is one. The stream must begin where its file does.
    ///   - ownedBytes: only lines that begin within so many bytes are handed out, the last one whole.
    public init(
        _ stream: consuming Stream, blockBytes: Int = 256 << 10, maximumLineBytes: Int = 16 << 20,
        framing: RecordFraming? = nil, ownedBytes: Int64 = .max
    ) {
        self.stream = stream
        state = FramingState(framing)
        // In a larger block a line could be whole that is longer than allowed.
        let blockBytes = min(blockBytes, maximumLineBytes + 1)
        self.blockBytes = blockBytes
        self.maximumLineBytes = maximumLineBytes
        self.ownedBytes = ownedBytes
        buffer = BlockBuffer(capacity: blockBytes)
    }

    /// Passes over the line that the stream begins in the middle of, or the line feed that ends the line before.
    public mutating func skipFirstLine() throws(StreamError) {
        while true {
            try fill()
            let bytes = UnsafeRawBufferPointer(start: buffer.start + handedOut, count: pending)
            if let feed = Lines.firstFeed(bytes) {
                take(feed + 1)
                return
            }
            take(pending)
            if ended || ownedBytes <= 0 { return }
        }
    }

    /// The next block, or `nil` at the end, and where ``isWaiting``.
    ///
    /// - Throws: what ended the stream early, after all lines before that were handed out.
    public mutating func next() throws(StreamError) -> Block? {
        recordLines = RecordLines()
        if let block = joinedBlock {
            joinedBlock = nil
            recordLines = block.lines
            return .lines(block.records)
        }
        while ownedBytes > 0 {
            if failure == nil {
                do { try fill() } catch {
                    failure = error
                    ended = true
                }
            }
            var bytes = UnsafeRawBufferPointer(start: buffer.start + handedOut, count: pending)
            if isInsideLongLine {
                let feed = Lines.firstFeed(bytes)
                if feed != nil { isInsideLongLine = false }
                take(feed.map { $0 + 1 } ?? pending)
                if pending == 0 {
                    if ended { break }
                    if isWaiting { return nil }
                }
                continue
            }
            if Int64(bytes.count) > ownedBytes { bytes = owned(bytes) }
            let whole = Lines.wholeLinesLength(bytes)
            if whole > 0 {
                let lines = UnsafeRawBufferPointer(rebasing: bytes[..<whole])
                state.look(at: lines)
                if state.isPlain {
                    take(whole)
                    return .lines(lines)
                }
                switch join(lines) {
                case .block(let block): return block
                case .nothing: continue
                case .incomplete: break
                }
            }
            if ended {
                guard pending > 0 else { break }
                state.look(at: bytes)
                take(bytes.count)
                guard whole > 0 || !state.isPlain else { return .rest(bytes) }
                let block = joiner.join(bytes, state: &state, isFull: false, isAtEnd: true)
                if block.records.isEmpty { break }
                setLines(block.lines)
                return .rest(block.records)
            }
            if whole == 0, pending > maximumLineBytes {
                isInsideLongLine = true
                state.look(at: bytes)
                state.passedOver = nil
                take(pending)
                setLines(RecordLines(taken: 1))
                return .tooLong
            }
            if isWaiting { return nil }
            if pending == buffer.capacity {
                buffer.resize(to: min(buffer.capacity * 4, maximumLineBytes + 1), keeping: pending)
            }
        }
        if let failure {
            self.failure = nil
            throw failure
        }
        return nil
    }

    private enum Joined {
        case block(Block)
        /// Lines went by in which there is nothing to be handed out.
        case nothing
        case incomplete
    }

    private mutating func join(_ lines: UnsafeRawBufferPointer) -> Joined {
        let isFull = pending > maximumLineBytes
        // A pipe brings a record in many small reads.
        if lines.count == triedBytes, !isFull { return .incomplete }
        let block = joiner.join(lines, state: &state, isFull: isFull)
        triedBytes = block.taken == 0 ? lines.count : 0
        if block.taken == 0 { return .incomplete }
        take(block.taken)
        if block.tooLongLine != nil {
            if block.records.isEmpty {
                setLines(block.lines)
            } else {
                setLines(RecordLines(taken: 0))
                joinedBlock = block
            }
            return .block(.tooLong)
        }
        if block.records.isEmpty {
            linesBefore += block.lines.taken ?? 0
            return .nothing
        }
        setLines(block.lines)
        return .block(.lines(block.records))
    }

    private mutating func setLines(_ lines: RecordLines) {
        recordLines = lines
        recordLines.before = linesBefore
        linesBefore = 0
    }

    /// The part of `bytes` up to the end of the last line that begins within what is owned.
    private func owned(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let behind = UnsafeRawBufferPointer(rebasing: bytes[(Int(ownedBytes) - 1)...])
        guard let feed = Lines.firstFeed(behind) else { return bytes }
        return UnsafeRawBufferPointer(rebasing: bytes[..<(Int(ownedBytes) + feed)])
    }

    private mutating func take(_ count: Int) {
        handedOut += count
        pending -= count
        ownedBytes -= Int64(count)
        state.advance(count)
    }

    private mutating func fill() throws(StreamError) {
        guard !ended else { return }
        isWaiting = false
        if handedOut > 0 {
            buffer.start.copyMemory(from: buffer.start + handedOut, byteCount: pending)
            handedOut = 0
        }
        // After a line of megabytes the buffer goes back to its size.
        if buffer.capacity > blockBytes, pending < blockBytes / 2 {
            buffer.resize(to: blockBytes, keeping: pending)
        }
        guard pending < buffer.capacity else { return }
        let got = try stream.read(into: buffer.start + pending, count: buffer.capacity - pending)
        isWaiting = got == 0 && stream.isWaiting
        ended = got == 0 && !isWaiting
        pending += got
    }
}
