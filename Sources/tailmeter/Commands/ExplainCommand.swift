import ArgumentParser
import LogDecoding
import LogSources
import Pipeline
import Settings
import UsageModel

/// `tailmeter explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells line by line what was read, at which price, or why the line was passed over.")

    @Argument(help: "A log file or gzip file, or - for standard input.", completion: .file())
    var file = "-"

    @Option(help: "The time zone of timestamps without a zone. (default: the system's)")
    var timezone: String?

    @Option(help: "What the lines are.")
    var preset = PresetArgument.auto

    @Option(help: MultilineArgument.help)
    var multiline: MultilineArgument?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(help: "How many lines are explained at the most. (default: all)")
    var limit: Int?

    @Option(
        help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.",
        completion: .file())
    var prices: String?

    @Option(
        name: [.short, .long], help: "A settings file: its prices and its sources' fields hold.", completion: .file())
    var config: String?

    @Flag(help: "Explain only lines that were passed over.")
    var skipped = false

    func validate() throws {
        if let limit { try NumberOption.check("limit", limit, 1...Int.max) }
    }

    func run() throws {
        let zone = try ZoneArgument.zone(timezone)
        do {
            if file == "-" || PipeStream.isFifo(file) {
                let pipe = file == "-" ? PipeStream.standardInput : try PipeStream(fifo: file)
                try explain(LineBlockReader(pipe, blockBytes: 64 << 10, framing: multiline.framing), zone)
                return
            }
            let status = try FileProbe.status(of: file)
            if try FileProbe.isGzip(file) {
                let stream = try GzipStream(try FileStream(path: file, offset: 0), path: file)
                try explain(LineBlockReader(stream, framing: multiline.framing), zone, modified: status.modified)
            } else {
                let stream = try FileStream(path: file, offset: 0)
                try explain(LineBlockReader(stream, framing: multiline.framing), zone, modified: status.modified)
            }
        } catch let error as StreamError {
            throw CommandFailure(error.description)
        }
    }

    private func explain<Stream: ByteStream & ~Copyable>(
        _ lines: consuming LineBlockReader<Stream>, _ zone: CivilZone, modified: Timestamp? = nil
    ) throws {
        var reader = lines
        let settings = try config.map(SettingsOption.read)
        var decoder = try BlockDecoder(
            plan: DecodingPlan(
                preset: preset.preset,
                customShapes: settings?.sources.compactMap { $0.shape.map(SourcePlan.shape) } ?? [],
                prices: try PriceSelection.book(file: prices, settings: settings),
                costBasis: try cost.basis(settings: settings), zone: zone))
        var context = StreamContext(fallbackTime: modified ?? Clock.now, readTime: Clock.now)
        let name = file == "-" ? PipeStream.standardInputName : file
        var number: Int64 = 0
        var shown = 0
        while let block = try reader.next() {
            let bytes: UnsafeRawBufferPointer
            switch block {
            case .lines(let lines): bytes = lines
            case .rest(let rest): bytes = rest
            case .tooLong:
                let line = number + Int64(reader.recordLines.firstLine(ofRecord: 0)) + 1
                number += Int64(reader.recordLines.count(records: 1))
                StandardOutput.write("\(name):\(line)  passed over: \(SkipReason.tooLong.explanation)\n")
                continue
            }
            var offset = 0
            var record = 0
            while offset < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
                let length = Lines.firstFeed(rest) ?? rest.count
                let line = number + Int64(reader.recordLines.firstLine(ofRecord: record)) + 1
                record += 1
                let explanation = try decoder.explain(
                    UnsafeRawBufferPointer(rebasing: rest[..<length]), context: &context)
                let text = ExplanationText.text(explanation, name: name, line: line, zone: zone)
                offset += length + 1
                if skipped, case .skipped = explanation.verdict {} else if skipped { continue }
                if let limit, shown >= limit { return }
                shown += 1
                StandardOutput.write(text)
            }
            number += Int64(reader.recordLines.count(records: record))
        }
    }
}
