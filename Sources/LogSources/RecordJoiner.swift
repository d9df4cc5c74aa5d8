/// Puts records together that have several lines, and hands out blocks of one line each that end where a record ends.
///
/// What it makes of a file depends on the file's bytes alone: each block begins where no record is open, and everything
/// that follows is decided from there on.
struct RecordJoiner: ~Copyable {
    /// What was made of some lines.
    struct Block {
        /// How many bytes it takes. 0 where no record is complete.
        var taken = 0
        /// The records, a line each, valid until the next call. They can be none.
        var records = UnsafeRawBufferPointer(start: nil, count: 0)
        var lines = RecordLines()
        /// The first line, in the block, of a record that is too long and is given up.
        var tooLongLine: Int?
    }

    /// A state to which everything can be taken back: what was handed out, and up to where.
    private struct Mark {
        var taken = 0
        var lines = 0
        var records = 0
        /// Up to here the records are those of the block as they are, while nothing was rewritten.
        var sameBytes = 0
        var written: Int?
        var passedOver: Int?
        /// The line before.
        var lineBefore: ContainerLine?
    }

    private struct Piece {
        let bytes: Range<Int>
        let hasSpaceBefore: Bool
    }

    /// A record of which the end is missing.
    private struct OpenRecord {
        let start: Mark
        let line: Range<Int>
        let first: ContainerLine
        var last: ContainerLine
        /// Where its last line ends so far.
        var end: Int
        /// The texts of its lines. Of a plain file all bytes of the lines belong to it, and none are kept.
        var pieces: [Piece] = []
        var scan: ObjectScan?
    }

    private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private var form = LineForm.plain
    private var isMultiline = false
    private var open: [OpenRecord?] = [nil, nil]
    private var now = Mark()
    private var output = BlockBuffer(capacity: 0)
    private var firstLines: [Int32] = []

    /// Joins the records of whole lines.
    ///
    /// - Parameters:
    ///   - lines: begin at the end of a record. Where `isAtEnd`, the last may lack its line feed.
    ///   - isFull: whether a record that is not complete in them is too long.
    ///   - isAtEnd: whether nothing will follow: what is not complete is handed out as it is.
    mutating func join(
        _ lines: UnsafeRawBufferPointer, state: inout FramingState, isFull: Bool, isAtEnd: Bool = false
    ) -> Block {
        bytes = lines
        form = state.form ?? .plain
        isMultiline = state.isMultiline
        open = [nil, nil]
        firstLines.removeAll(keepingCapacity: true)
        now = Mark(passedOver: state.passedOver)
        var mark = now
        while now.taken < lines.count {
            let rest = UnsafeRawBufferPointer(rebasing: lines[now.taken...])
            let feed = Lines.firstFeed(rest)
            let range = now.taken..<(feed.map { now.taken + $0 + 1 } ?? lines.count)
            let text = UnsafeRawBufferPointer(rebasing: feed.map { rest[..<$0] } ?? rest[...])
            let line = ContainerLine(text, form: form)
            if let line {
                let part = UnsafeRawBufferPointer(rebasing: text[line.text])
                // A record that only the next line shows to be over.
                if closesBefore(line, part) {
                    complete(line.stream)
                    if !isOpen { mark = now }
                }
                take(line, part, range)
            } else if feed != nil || !isOpen {
                now.passedOver = nil
                emit(range)
            }
            now.taken = range.upperBound
            now.lines += 1
            now.lineBefore = line
            if !isOpen { mark = now }
        }
        var block = Block()
        if isAtEnd {
            for stream in streamsByStart() { complete(stream) }
            mark = now
        } else if mark.taken == 0, isFull, let oldest = streamsByStart().first {
            mark = giveUp(oldest)
            block.tooLongLine = 0
        }
        state.passedOver = mark.passedOver
        block.taken = mark.taken
        block.lines.taken = mark.lines
        block.lines.takenBytes = mark.taken
        if let written = mark.written {
            block.records = UnsafeRawBufferPointer(start: output.start, count: written)
            block.lines.firstLines = Array(firstLines.prefix(mark.records))
        } else {
            block.records = UnsafeRawBufferPointer(rebasing: lines[..<mark.sameBytes])
        }
        return block
    }

    private var isOpen: Bool { open[0] != nil || open[1] != nil }

    private func streamsByStart() -> [Int] {
        [0, 1].compactMap { stream in open[stream].map { (stream, $0.line.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    // MARK: - One line

    private func closesBefore(_ line: ContainerLine, _ text: UnsafeRawBufferPointer) -> Bool {
        guard open[line.stream]?.last.isPartial == false else { return false }
        return open[line.stream]?.scan?.refuses(text, isWrapped: form == .docker) == true
    }

    private mutating func take(_ line: ContainerLine, _ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
        if now.passedOver == line.stream, passesOver(line, text) { return }
        guard open[line.stream] != nil else {
            begin(line, text, range)
            return
        }
        // In place: with a copy of the record its pieces would be copied for each line.
        if form != .plain {
            let hasSpaceBefore = open[line.stream]?.last.isPartial == false
            open[line.stream]?.pieces.append(
                Piece(bytes: line.text(at: range.lowerBound), hasSpaceBefore: hasSpaceBefore))
        }
        open[line.stream]?.last = line
        open[line.stream]?.end = range.upperBound
        open[line.stream]?.scan?.feed(text, isWrapped: form == .docker)
        if !line.isPartial, open[line.stream]?.scan?.goesOn != true { complete(line.stream) }
    }

    /// Whether a line belongs to the record that is being passed over.
    private mutating func passesOver(_ line: ContainerLine, _ text: UnsafeRawBufferPointer) -> Bool {
        if form == .plain {
            // The scan that would know the object's end is not stored: its brace stands in the first column.
            if ObjectScan.begins(text) {
                now.passedOver = nil
                return false
            }
            if text.first == 0x7D { now.passedOver = nil }
        } else if !line.isPartial {
            now.passedOver = nil
        }
        return true
    }

    private mutating func begin(_ line: ContainerLine, _ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
        var scan: ObjectScan?
        if isMultiline, ObjectScan.begins(text) {
            scan = ObjectScan()
            scan?.feed(text, isWrapped: form == .docker)
        }
        // Text without a brace is no part of an object that can be read, and its end may be long in coming: a prompt.
        let isPart = line.isPartial && Lines.contains(text, 0x7B)
        guard isPart || (!line.isPartial && scan?.goesOn == true) else {
            if line.isPartial { now.passedOver = nil }
            emit(range)
            return
        }
        open[line.stream] = OpenRecord(
            start: now, line: range, first: line, last: line, end: range.upperBound,
            pieces: form == .plain ? [] : [Piece(bytes: line.text(at: range.lowerBound), hasSpaceBefore: false)],
            scan: scan)
    }

    /// Gives up the oldest record, and goes back to where the other one begins, if that is open too.
    private mutating func giveUp(_ stream: Int) -> Mark {
        guard let record = open[stream] else { return now }
        var mark = open[1 - stream]?.start ?? now
        mark.passedOver = nil
        if let line = mark.lineBefore, FramingState.passedOver(behind: line, form: form) == stream,
            // Of an object the last line does not tell whether it goes on.
            form == .plain || record.last.isPartial
        {
            mark.passedOver = stream
        }
        return mark
    }

    // MARK: - Records

    private mutating func complete(_ stream: Int) {
        guard let record = open[stream] else { return }
        open[stream] = nil
        if record.end == record.line.upperBound, form != .cri || !record.last.isPartial {
            emit(record.line, line: record.start.lines)
            return
        }
        rewrite()
        if form == .plain {
            writeOnOneLine(record.line.lowerBound..<record.end)
            count(line: record.start.lines)
            return
        }
        let start = record.line.lowerBound
        write(bytes[start..<start + record.first.prefixEnd])
        if form == .cri { write("F ") }
        for piece in record.pieces {
            if piece.hasSpaceBefore { write(" ") }
            write(bytes[piece.bytes])
        }
        if form == .docker {
            if !record.last.isPartial { write("\\n") }
            let end = start + record.first.text.upperBound + (record.first.isPartial ? 0 : 2)
            write(bytes[end..<record.line.upperBound])
        } else {
            write("\n")
        }
        count(line: record.start.lines)
    }

    /// Hands out a line as it is.
    private mutating func emit(_ range: Range<Int>, line: Int? = nil) {
        if now.written == nil, now.sameBytes == range.lowerBound {
            now.sameBytes = range.upperBound
            now.records += 1
            return
        }
        rewrite()
        write(bytes[range])
        if bytes[range.upperBound - 1] != 0x0A { write("\n") }
        count(line: line ?? now.lines)
    }

    /// Between the tokens of JSON a line feed is as good as a space.
    private mutating func writeOnOneLine(_ range: Range<Int>) {
        let start = now.written ?? 0
        write(bytes[range])
        guard let end = now.written else { return }
        let written = UnsafeMutableRawBufferPointer(start: output.start + start, count: end - start)
        var next = 0
        while let feed = Lines.firstFeed(UnsafeRawBufferPointer(rebasing: written[next...])) {
            written[next + feed] = 0x20
            next += feed + 1
        }
        if written[written.count - 1] == 0x20, bytes[range.upperBound - 1] == 0x0A {
            written[written.count - 1] = 0x0A
        } else {
            write("\n")
        }
    }

    private mutating func count(line: Int) {
        firstLines.append(Int32(truncatingIfNeeded: line))
        now.records += 1
    }

    /// From here on the records are no longer those of the block as they are.
    private mutating func rewrite() {
        guard now.written == nil else { return }
        now.written = 0
        firstLines.append(contentsOf: (0..<now.records).map { Int32(truncatingIfNeeded: $0) })
        // What is joined is mostly not longer than its lines.
        let wanted = bytes.count + 64
        if output.capacity < wanted || output.capacity > max(wanted * 4, 1 << 20) { output.resize(to: wanted) }
        write(bytes[..<now.sameBytes])
    }

    private mutating func write(_ slice: Slice<UnsafeRawBufferPointer>) {
        write(UnsafeRawBufferPointer(rebasing: slice))
    }

    private mutating func write(_ text: StaticString) {
        write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func write(_ text: UnsafeRawBufferPointer) {
        guard let written = now.written, let source = text.baseAddress else { return }
        if written + text.count > output.capacity {
            output.resize(to: (written + text.count) * 2, keeping: written)
        }
        (output.start + written).copyMemory(from: source, byteCount: text.count)
        now.written = written + text.count
    }
}
