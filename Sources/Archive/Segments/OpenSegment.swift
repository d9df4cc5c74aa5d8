import Ledger
import UsageModel

/// A segment that lines are appended to.
final class OpenSegment {
    /// What the index will know of it.
    var facts: ArchiveSegment
    /// Lines that are not with the compressor yet.
    var raw: [UInt8] = []
    /// Whether lines came since the last commit.
    private(set) var isDirty = false
    /// When a line last came, by the count of lines.
    private(set) var lastUse: Int64 = 0

    private let options: ArchiveOptions
    private let path: String
    /// Made when the first lines are compressed: many hours in one block would each take a quarter of a megabyte.
    private var member: DeflateQueue.Member?
    private var file: SegmentFile?
    private var origins = LineOrigins.Packer()
    private var part: Int64 = 0
    private var closedParts: [(segment: Int64, part: Int64, bytes: [UInt8])] = []
    private var hasNewOrigins = false
    private var stream: Int64 = -1

    /// Lines go to the compressor in pieces of about so many bytes.
    private static let pieceBytes = 256 << 10

    /// - Parameter path: where the file is made; `nil` for where the facts say.
    init(_ facts: ArchiveSegment, options: ArchiveOptions, path: String? = nil) {
        self.facts = facts
        self.options = options
        self.path = path ?? "\(options.folder)/\(facts.path)"
    }

    /// Notes the line that was just put at the end of ``raw``, its line feed included.
    func noteLine(bytes: Int, time: Timestamp, stream: Int64, sequence: Int64, context: LineOrigins.Context?) {
        let line = facts.lines
        if stream != self.stream || sequence != facts.lastSequence + 1 {
            origins.append(LineOrigins.Run(line: line, stream: stream, sequence: sequence))
            self.stream = stream
            hasNewOrigins = true
        }
        if var context {
            context.line = line
            origins.append(context)
            hasNewOrigins = true
        }
        facts.lines += 1
        facts.rawBytes += Int64(bytes)
        facts.firstTime = min(facts.firstTime, time)
        facts.lastTime = max(facts.lastTime, time)
        facts.lastSequence = sequence
        lastUse = sequence
        isDirty = true
        if origins.count >= LineOrigins.partBytes { closePart() }
    }

    private func closePart() {
        closedParts.append((facts.number, part, origins.bytes()))
        origins.clear()
        part += 1
        hasNewOrigins = false
    }

    /// Hands lines to the compressor, where they are many.
    func handOver(to queue: DeflateQueue) throws(ArchiveError) {
        guard raw.count >= Self.pieceBytes else { return }
        queue.append(raw, to: try compressor())
        raw = []
        raw.reserveCapacity(Self.pieceBytes + 4_096)
    }

    /// Hands all lines to the compressor, and has them compressed up to a whole byte.
    func flush(to queue: DeflateQueue) throws(ArchiveError) {
        let member = try compressor()
        if !raw.isEmpty { queue.append(raw, to: member) }
        raw = []
        queue.flush(member)
    }

    private func compressor() throws(ArchiveError) -> DeflateQueue.Member {
        if let member { return member }
        let made = try DeflateQueue.Member(level: options.level)
        member = made
        return made
    }

    /// Writes what was compressed behind what is committed, and what ends the stream behind that. The queue is drained.
    func write() throws(ArchiveError) {
        guard let (bytes, crc) = member?.take() else { return }
        if file == nil {
            file = try SegmentFile(creating: path, options: options)
        }
        try file?.write(bytes + GzipFrame.ending(crc: crc, rawBytes: facts.rawBytes), at: facts.bytes)
        facts.bytes += Int64(bytes.count)
        facts.crc = crc
    }

    /// Puts the file, and where it is new its name, on the disk.
    func sync(isNew: Bool) throws(ArchiveError) {
        try file?.sync()
        if isNew, let slash = path.lastIndex(of: "/") { try ArchiveFolder.sync(String(path[..<slash])) }
    }

    /// What the index is to be told.
    func takeOrigins() -> [(segment: Int64, part: Int64, bytes: [UInt8])] {
        var parts = closedParts
        closedParts = []
        if hasNewOrigins { parts.append((facts.number, part, origins.bytes())) }
        hasNewOrigins = false
        return parts
    }

    /// Lets the compressor go: nothing more will come.
    func finish() {
        facts.state = .finished
        member = nil
    }

    func markCommitted() {
        isDirty = false
    }
}
