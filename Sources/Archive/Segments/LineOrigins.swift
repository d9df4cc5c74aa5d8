import UsageModel

/// Where the lines of a segment come from, packed: runs of lines that were read one behind the other from one stream, and
/// what lines depend on that do not tell their own time.
///
/// With it the lines of an archive are decoded anew in the order, and with the knowledge, of the first time.
struct LineOrigins {
    /// Lines of one stream that were read one behind the other.
    struct Run: Equatable {
        /// The first of them in the segment, counted from 0.
        var line: Int64
        /// The stream.
        var stream: Int64
        /// The place of the first among all lines of the archive.
        var sequence: Int64
    }

    /// What was known beside a line that does not tell its own time.
    struct Context: Equatable {
        /// The line in the segment.
        var line: Int64
        /// When it was read.
        var readTime: Timestamp
        /// The time of the line before it.
        var lastTime: Timestamp?
        /// The time of the file.
        var fallbackTime: Timestamp
        /// The time that the source knows for it.
        var recordTime: Timestamp?
    }

    /// In the order of lines.
    var runs: [Run] = []
    /// In the order of lines.
    var contexts: [Context] = []

    /// The most bytes of a part, about: parts before the last never change.
    static let partBytes = 4_096

    private static let runKind: UInt64 = 0
    private static let contextKind: UInt64 = 1

    /// Appends entries to one part, each by its difference from the one before in the part.
    struct Packer: ~Copyable {
        private var writer = VarintWriter()
        private var line: Int64 = 0
        private var sequence: Int64 = 0
        private var time: Int64 = 0

        var count: Int { writer.count }

        mutating func append(_ run: Run) {
            writer.append(LineOrigins.runKind)
            append(line: run.line)
            writer.append(UInt64(bitPattern: run.stream))
            writer.append(signed: run.sequence &- sequence)
            sequence = run.sequence
        }

        mutating func append(_ context: Context) {
            let flags = (context.lastTime == nil ? 0 : 2) | (context.recordTime == nil ? 0 : 4) as UInt64
            writer.append(LineOrigins.contextKind | flags)
            append(line: context.line)
            append(context.readTime)
            append(context.fallbackTime)
            if let time = context.lastTime { append(time) }
            if let time = context.recordTime { append(time) }
        }

        private mutating func append(line: Int64) {
            writer.append(signed: line &- self.line)
            self.line = line
        }

        private mutating func append(_ time: Timestamp) {
            writer.append(signed: time.microseconds &- self.time)
            self.time = time.microseconds
        }

        /// The part so far.
        mutating func bytes() -> [UInt8] {
            let bytes = writer.take()
            writer.append(bytes: bytes)
            return bytes
        }

        /// Begins the next part.
        mutating func clear() {
            _ = writer.take()
            line = 0
            sequence = 0
            time = 0
        }
    }

    init() {}

    /// Reads a segment's parts. `nil` where they are damaged.
    init?(parts: [[UInt8]]) {
        for part in parts {
            guard part.withUnsafeBytes({ read($0) }) else { return nil }
        }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = VarintReader(bytes)
        var line: Int64 = 0
        var sequence: Int64 = 0
        var time: Int64 = 0
        func nextTime() -> Timestamp? {
            guard let difference = reader.nextSigned() else { return nil }
            time &+= difference
            return Timestamp(microseconds: time)
        }
        while !reader.isAtEnd {
            guard let kind = reader.next(), kind < 8, let lines = reader.nextSigned() else { return false }
            line &+= lines
            if kind == Self.runKind {
                guard let stream = reader.next(), let difference = reader.nextSigned() else { return false }
                sequence &+= difference
                runs.append(Run(line: line, stream: Int64(bitPattern: stream), sequence: sequence))
                continue
            }
            guard kind & 1 == Self.contextKind, let readTime = nextTime(), let fallback = nextTime() else {
                return false
            }
            var context = Context(line: line, readTime: readTime, fallbackTime: fallback)
            if kind & 2 != 0 {
                guard let time = nextTime() else { return false }
                context.lastTime = time
            }
            if kind & 4 != 0 {
                guard let time = nextTime() else { return false }
                context.recordTime = time
            }
            contexts.append(context)
        }
        return true
    }
}
