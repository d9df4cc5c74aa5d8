import LogDecoding
import LogSources
import Pipeline
import Pricing
import Settings
import UsageModel

/// What the lines of a sample count as under the settings of a source: the answer to "did I write this right?".
struct SampleReport {
    private var lines = 0
    private var counts = LineCounts()
    private var withoutUsage: Int64 = 0
    private var unpriced: [String: Int64] = [:]
    private var cost = Money.zero
    private var examples: [String] = []

    /// Reads a file or gzip file as the source's log.
    ///
    /// - Returns: the report as text.
    static func text(path: String, source: Settings.Source, settings: Settings, prices: PriceBook) throws -> String {
        var decoder = try BlockDecoder(plan: SourcePlan.plan(source, settings: settings, prices: prices))
        var report = SampleReport()
        let framing = source.hasMultilineJSON ? RecordFraming.multilineJSON : .lines
        do {
            if PipeStream.isFifo(path) {
                try report.read(
                    LineBlockReader(try PipeStream(fifo: path), framing: framing), &decoder, modified: nil)
                return report.text(path, source, decoder)
            }
            let status = try FileProbe.status(of: path)
            if try FileProbe.isGzip(path) {
                try report.read(
                    LineBlockReader(
                        try GzipStream(try FileStream(path: path, offset: 0), path: path), framing: framing),
                    &decoder, modified: status.modified)
            } else {
                try report.read(
                    LineBlockReader(try FileStream(path: path, offset: 0), framing: framing), &decoder,
                    modified: status.modified)
            }
        } catch let error as StreamError {
            throw CommandFailure(error.description)
        }
        return report.text(path, source, decoder)
    }

    private mutating func read<Stream: ByteStream & ~Copyable>(
        _ lines: consuming LineBlockReader<Stream>, _ decoder: inout BlockDecoder, modified: Timestamp?
    ) throws {
        var reader = lines
        var context = StreamContext(fallbackTime: modified ?? Clock.now, readTime: Clock.now)
        while let block = try reader.next() {
            switch block {
            case .lines(let bytes): try add(bytes, isRest: false, &decoder, &context)
            case .rest(let bytes): try add(bytes, isRest: true, &decoder, &context)
            case .tooLong:
                self.lines += 1
                counts[.tooLong] += 1
            }
        }
    }

    private mutating func add(
        _ bytes: UnsafeRawBufferPointer, isRest: Bool, _ decoder: inout BlockDecoder, _ context: inout StreamContext
    ) throws {
        try decoder.decode(bytes, context: &context, isRest: isRest)
        for skipped in decoder.block.skipped where examples.count < 5 {
            let detail = skipped.detail.isEmpty ? skipped.reason.explanation : skipped.detail
            examples.append("record \(lines + skipped.line + 1): \(skipped.reason.name): \(detail)")
        }
        lines += decoder.block.lineCount
        counts += decoder.block.counts
        withoutUsage += decoder.block.requestsWithoutUsage
        for record in decoder.block.records {
            cost.picoDollars += Int128(record.cost)
            if !record.isPriced {
                unpriced[decoder.models.entries[Int(record.model)].model, default: 0] += record.usage.total
            }
        }
    }

    private func text(_ path: String, _ source: Settings.Source, _ decoder: borrowing BlockDecoder) -> String {
        var text = "\(path), read as \(source.name): \(HumanText.counted(Int64(lines), "line"))\n"
        text += "  usage        \(HumanText.counted(counts.usage, "request")), $\(cost)\n"
        if withoutUsage > 0 {
            text += "  without usage  \(HumanText.grouped(withoutUsage)) of them: the log does not tell their tokens\n"
        }
        for (model, tokens) in unpriced.sorted(by: { $0.key < $1.key }) {
            text +=
                "  unpriced     \(model): \(HumanText.counted(tokens, "token")); add a price under prices:, or an alias\n"
        }
        text += "  other        \(HumanText.counted(counts.other, "line")) of no request\n"
        for reason in SkipReason.allCases where counts[reason] > 0 {
            text += "  passed over  \(reason.name) \(HumanText.grouped(counts[reason]))\n"
        }
        for example in examples { text += "    \(example)\n" }
        guard let shape = source.shape else { return text }
        text += "  fields:\n"
        for (field, hits) in zip(shape.fields, decoder.hitCounts(ofCustomShape: 0)) where !field.paths.isEmpty {
            let paths = field.paths.joined(separator: ", ")
            text +=
                "    \(field.name.padded(20)) \(hits) lines have \(paths)\(hits == 0 ? ": is the path right?" : "")\n"
        }
        return text
    }
}
