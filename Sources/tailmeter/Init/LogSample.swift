import LogDecoding
import LogSources
import Pipeline
import UsageModel

/// What some megabytes of a log's lines are like: which presets know them, and which fields they have.
struct LogSample {
    /// So many bytes of lines are looked at, of all files of a source together.
    static let maximumBytes = 8 << 20
    private static let pathLimit = 4_000

    /// Records that were looked at.
    private(set) var records = 0
    /// Those of them that are requests.
    private(set) var requests = 0
    /// Those that are JSON objects, or hold one.
    private(set) var documents = 0
    /// Requests by preset.
    private(set) var presets: [String: Int] = [:]
    /// Requests by what they are wrapped in: the path of the text, or the kind of the prefix.
    private(set) var wrappers: [String: Int] = [:]
    /// Fields by path.
    private(set) var fields: [FieldPath: FieldSample] = [:]

    private let framing: RecordFraming
    private var decoder: SampleDecoder
    private var left = maximumBytes

    /// Samples files, the first ones first, until enough was seen.
    ///
    /// - Parameters:
    ///   - framing: what makes a record out of lines.
    ///   - shapes: the user's own shapes.
    /// - Throws: `StreamError` where a file cannot be read.
    init(
        _ paths: [String], framing: RecordFraming, preset: Preset = .auto, shapes: [CustomShape] = [], zone: CivilZone
    ) throws {
        self.framing = framing
        decoder = try SampleDecoder(DecodingPlan(preset: preset, customShapes: shapes, zone: zone))
        for path in paths where left > 0 { try read(path) }
    }

    private mutating func read(_ path: String) throws {
        let status = try FileProbe.status(of: path)
        if try FileProbe.isGzip(path) {
            let stream = try GzipStream(try FileStream(path: path, offset: 0), path: path)
            return try read(LineBlockReader(stream, framing: framing))
        }
        // Of a large file its end, which tells how the app logs now. Records of many lines can be told from the beginning only.
        let isPlain = try FileProbe.isPlain(path, framing: framing)
        let start = isPlain ? max(0, status.size - Int64(left)) : 0
        var reader = LineBlockReader(try FileStream(path: path, offset: start), framing: isPlain ? nil : framing)
        if start > 0 { try reader.skipFirstLine() }
        try read(reader)
    }

    private mutating func read<Stream: ByteStream & ~Copyable>(_ lines: consuming LineBlockReader<Stream>) throws {
        var reader = lines
        while left > 0, let block = try reader.next() {
            switch block {
            case .lines(let bytes), .rest(let bytes):
                left -= max(1, bytes.count)
                try Lines.forEach(in: bytes) { try add($0) }
            case .tooLong:
                left -= 16 << 20
                records += 1
            }
        }
    }

    private mutating func add(_ line: UnsafeRawBufferPointer) throws {
        let explanation = try decoder.explain(line)
        let document = SampledDocument(line, wrappers: explanation.wrappers)
        if case .skipped(.blank, detail: _) = explanation.verdict { return }
        records += 1
        if !document.fields.isEmpty { documents += 1 }
        var isRequest = false
        if case .request = explanation.verdict {
            isRequest = true
            requests += 1
            presets[explanation.preset, default: 0] += 1
            if !explanation.wrappers.isEmpty {
                wrappers[explanation.wrappers.joined(separator: ", "), default: 0] += 1
            }
        }
        for (path, value) in document.fields where fields[path] != nil || fields.count < Self.pathLimit {
            fields[path, default: FieldSample()].add(value, isRequest: isRequest)
        }
    }
}

/// Holds the decoder, which is not copied, for a sample, which may be.
private final class SampleDecoder {
    private var decoder: BlockDecoder
    private var context = StreamContext(fallbackTime: Clock.now, readTime: Clock.now)

    init(_ plan: DecodingPlan) throws(DecodingError) {
        decoder = try BlockDecoder(plan: plan)
    }

    func explain(_ line: UnsafeRawBufferPointer) throws(DecodingError) -> LineExplanation {
        try decoder.explain(line, context: &context)
    }
}
