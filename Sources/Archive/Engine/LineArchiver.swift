import Guardrails
import LogDecoding
import Pipeline
import UsageModel

/// Takes lines apart, redacts them and puts them into the segments of their hours.
final class LineArchiver {
    /// What became of a block's lines.
    struct Counts {
        /// Lines of the block, blank ones too.
        var read = 0
        /// Lines that were archived.
        var lines: Int64 = 0
        /// Their bytes, as they stand in the archive.
        var bytes: Int64 = 0
        /// Those of them that are no JSON object.
        var texts: Int64 = 0
        /// Lines that are no requests and were not to be kept.
        var passedOver: Int64 = 0
    }

    private let options: ArchiveOptions
    private let names: [String]
    private var decoders: [DecoderBox]
    private var redactor: Redactor
    private let textGuard: TextGuard?

    private final class DecoderBox {
        var decoder: BlockDecoder

        init(_ plan: DecodingPlan) throws {
            decoder = try BlockDecoder(plan: plan)
        }
    }

    init(sources: [TailSource], options: ArchiveOptions) throws {
        self.options = options
        names = sources.map(\.name)
        decoders = try sources.map { source in
            var plan = source.plan
            plan.tellsLines = true
            return try DecoderBox(plan)
        }
        var rules = options.redaction
        rules.identifiers += Set(sources.flatMap { $0.plan.identifierPaths.map(\.keys) })
        redactor = try Redactor(rules: rules)
        textGuard = try options.textGuard.map { try TextGuard($0, redaction: options.redaction) }
    }

    /// Archives the lines of a block.
    func archive(
        _ bytes: UnsafeRawBufferPointer, sourceIndex: Int, stream: Int64, context: inout StreamContext,
        writer: ArchiveWriter
    ) throws -> Counts {
        let box = decoders[sourceIndex]
        try box.decoder.decode(bytes, context: &context)
        // A second reference: it is gone before the next block is decoded, and nothing is copied.
        let lines = box.decoder.block.lines
        var counts = Counts()
        counts.read = lines.count
        let keepsAll = options.lines == .all
        let keepsRequests = options.lines != .none
        let times = context.recordTimes
        let fields = look(at: lines, in: bytes, source: names[sourceIndex], now: context.readTime)
        for (index, line) in lines.enumerated() where !line.isBlank {
            let text = UnsafeRawBufferPointer(rebasing: bytes[line.offset..<line.offset + line.length])
            guard keepsAll || keepsRequests && line.records + line.events > 0 else {
                counts.passedOver += 1
                continue
            }
            let segment = writer.segment(hour: SegmentName.hour(of: line.time), now: context.readTime)
            let before = segment.raw.count
            redactor.redact(line: text, into: &segment.raw)
            if !fields.isEmpty, let field = fields[index] {
                LineField.add(field.name, field.json, to: &segment.raw, from: before)
            }
            // Not by a slice: a second reference to the bytes would have them copied.
            if segment.raw.withUnsafeBytes({ ArchivedText.isText($0[before...]) }) { counts.texts += 1 }
            segment.raw.append(0x0A)
            let length = segment.raw.count - before
            var known: LineOrigins.Context?
            if line.needsContext {
                known = LineOrigins.Context(
                    line: 0, readTime: context.readTime, lastTime: line.lastTime,
                    fallbackTime: context.fallbackTime, recordTime: index < times.count ? times[index] : nil)
            }
            try writer.noteLine(in: segment, bytes: length, time: line.time, stream: stream, context: known)
            counts.lines += 1
            counts.bytes += Int64(length)
        }
        return counts
    }

    /// Has the texts of lines looked at.
    ///
    /// - Returns: what is to be added to lines, by their places.
    private func look(
        at lines: [DecodedBlock.Line], in bytes: UnsafeRawBufferPointer, source: String, now: Timestamp
    ) -> [Int: (name: String, json: String)] {
        guard let textGuard else { return [:] }
        var waiting: [(index: Int, texts: [SampledText])] = []
        for (index, line) in lines.enumerated() where !line.isBlank {
            let text = UnsafeRawBufferPointer(rebasing: bytes[line.offset..<line.offset + line.length])
            let drawn = textGuard.look(at: text, source: source)
            guard !drawn.isEmpty else { continue }
            let age = now.microseconds - line.time.microseconds
            if textGuard.annotation != nil, age < TextSampling.Annotation.freshSeconds * 1_000_000 {
                waiting.append((index, drawn))
            } else {
                textGuard.keep(drawn)
            }
        }
        guard let annotation = textGuard.annotation, !waiting.isEmpty else { return [:] }
        var fields: [Int: (name: String, json: String)] = [:]
        for (line, value) in zip(waiting, annotation.values(waiting.map(\.texts))) {
            fields[line.index] = value.map { (annotation.field, $0) }
        }
        return fields
    }

    /// How much was taken out of lines since this was last asked, by class.
    func takeRedactions() -> [(name: String, count: Int64)] {
        redactor.takeNewCounts().map { ($0.key.rawValue, $0.value) }
    }

    /// What guards found since this was last asked.
    func takeTextCounts() -> (findings: [String: Int64], verdicts: [String: Int64]) {
        textGuard?.take() ?? ([:], [:])
    }

    /// Gives the sample of what was committed to who looks at it.
    func markCommitted() {
        textGuard?.markCommitted()
    }
}
