import ArgumentParser
import Glibc
import LogDecoding
import LogSources
import Pipeline
import Settings
import UsageModel

/// `tailmeter analyze`.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Adds up log files once and prints tokens, latency and cost.")

    @Argument(help: "Log files, globs, gzip files, or - for standard input.")
    var files: [String]

    @Option(help: "Group by these, separated by commas: model, provider, status, source, or a field of the lines.")
    var by = "model"

    @Option(help: "Only lines from this time on: \(TimeArgument.forms).")
    var since: String?

    @Option(help: "Only lines before this time.")
    var until: String?

    @Option(help: "Cut time into buckets: minute, hour or day.")
    var bucket: String?

    @Option(help: "The time zone of buckets and of timestamps without a zone. (default: the system's)")
    var timezone: String?

    @Option(help: "What the lines are.")
    var preset = PresetArgument.auto

    @Option(help: MultilineArgument.help)
    var multiline: MultilineArgument?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(help: "table, json or csv.")
    var format: ReportFormat = .table

    @Option(help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.")
    var prices: String?

    @Option(name: [.short, .long], help: "A settings file: its prices and its sources' fields hold.")
    var config: String?

    @Flag(help: "Leave with status 3 when a line could not be read.")
    var strict = false

    func run() throws {
        let request = try request()
        let progress = Analysis.Progress()
        let meter = ProgressMeter(progress)
        let result = try Analysis.run(request.request, now: Clock.now, progress: progress)
        meter.finish()
        let report = AnalysisReport(request: request.request, result: result)
        switch format {
        case .table: StandardOutput.write(report.table(color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(report.json())
        case .csv: StandardOutput.write(report.csv())
        }
        let failures = request.failures + result.failures
        if format != .table || !result.skipped.isEmpty { StandardError.write(report.skippedLines()) }
        for failure in failures { StandardError.write("tailmeter: \(failure)\n") }
        if !failures.isEmpty { throw CommandFailure("", status: .wrongInput) }
        if strict, result.counts.skippedTotal > result.counts[.blank] {
            throw CommandFailure("", status: .unreadLines)
        }
    }

    private func request() throws -> (request: AnalysisRequest, failures: [String]) {
        let zone = try ZoneArgument.zone(timezone)
        let (paths, failures) = InputFiles.expand(files)
        var request = AnalysisRequest(
            paths: paths, dimensions: try dimensions(), zone: zone,
            timeRange: try TimeArgument.range(since: since, until: until, zone: zone),
            threads: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let settings = try config.map(SettingsOption.read)
        request.prices = try PriceSelection.book(file: prices, settings: settings)
        request.costBasis = try cost.basis(settings: settings)
        request.preset = preset.preset
        request.customShapes = settings?.sources.compactMap { $0.shape.map(SourcePlan.shape) } ?? []
        if let bucket {
            guard let known = TimeBucket(rawValue: bucket) else {
                throw CommandFailure("--bucket \(bucket): expected minute, hour or day", status: .usage)
            }
            request.bucket = known
        }
        request.framing = multiline.framing
        return (request, failures)
    }

    private func dimensions() throws -> [AnalysisRequest.Dimension] {
        var dimensions: [AnalysisRequest.Dimension] = []
        for word in by.split(separator: ",", omittingEmptySubsequences: false) {
            let dimension: AnalysisRequest.Dimension
            switch word {
            case "model": dimension = .model
            case "provider": dimension = .provider
            case "status": dimension = .status
            case "reason": dimension = .reason
            case "source": dimension = .source
            default:
                guard let path = FieldPath(String(word)) else {
                    throw CommandFailure(
                        "--by \(by): expected model, provider, status, source or field paths, separated by commas",
                        status: .usage)
                }
                dimension = .field(path)
            }
            guard !dimensions.contains(dimension) else {
                throw CommandFailure("--by \(by): \(word) stands twice", status: .usage)
            }
            dimensions.append(dimension)
        }
        return dimensions
    }
}
