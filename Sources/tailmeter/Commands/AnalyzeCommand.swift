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

    @Argument(help: "Log files, globs, gzip files, or - for standard input.", completion: .file())
    var files: [String]

    @Option(
        help: """
            Group by these, separated by commas: model, provider, status, reason, source, or a field of the lines. \
            (default: model)
            """)
    var by: String?

    @Option(
        help: """
            Show a view of 'tailmeter report' in place of plain groups: \(ReportView.ofFiles.map(\.rawValue).joined(separator: ", ")). \
            Then --by tells rows apart by more; the view labels needs it.
            """)
    var view: String?

    @Option(help: "How many are named in a view. (default: \(ReportOptions.tableTop), of json and csv all)")
    var top: Int?

    @Option(help: "Compare a view with the time before: previous or none. (default: previous for today)")
    var compare: ReportComparison?

    @Option(help: "Only lines from this time on: \(TimeArgument.forms).")
    var since: String?

    @Option(help: "Only lines before this time.")
    var until: String?

    @Option(
        help: "Cut time into buckets: minute, hour, day, week or month.",
        completion: .list(TimeBucket.allCases.map(\.rawValue)))
    var bucket: String?

    @Option(help: "The time zone of buckets and of timestamps without a zone. (default: the system's)")
    var timezone: String?

    @Option(help: "What the lines are.")
    var preset = PresetArgument.auto

    @Option(help: MultilineArgument.help)
    var multiline: MultilineArgument?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(help: "table, json or csv; of a view also html, a page to send to someone.")
    var format: PageFormat = .table

    @Option(
        help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.",
        completion: .file())
    var prices: String?

    @Option(
        name: [.short, .long], help: "A settings file: its prices and its sources' fields hold.", completion: .file())
    var config: String?

    @Flag(help: "Leave with status 3 when a line could not be read.")
    var strict = false

    func run() throws {
        if let view { return try run(try ReportView.named(view)) }
        guard top == nil, compare == nil, format != .html else {
            throw CommandFailure(
                "--top, --compare and --format html are for a view; name one with --view", status: .usage)
        }
        let request = try request()
        let result = try result(of: request)
        let report = AnalysisReport(request: request.request, result: result)
        switch format {
        case .table, .html: StandardOutput.write(report.table(color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(report.json())
        case .csv: StandardOutput.write(report.csv())
        }
        try finish(report, failures: request.failures)
    }

    private func result(of request: (request: AnalysisRequest, failures: [String])) throws -> AnalysisResult {
        let progress = Analysis.Progress()
        let meter = ProgressMeter(progress)
        let result = try Analysis.run(request.request, now: Clock.now, progress: progress)
        meter.finish()
        return result
    }

    /// Tells what was wrong with lines and files, and leaves with the status that it asks for.
    private func finish(_ report: AnalysisReport, failures: [String]) throws {
        let result = report.result
        let failures = failures + result.failures
        if format != .table || !result.skipped.isEmpty { StandardError.write(report.skippedLines()) }
        for failure in failures { StandardError.write("tailmeter: \(failure)\n") }
        if !failures.isEmpty { throw CommandFailure("", status: .wrongInput) }
        if strict, result.counts.skippedTotal > result.counts[.blank] {
            throw CommandFailure("", status: .unreadLines)
        }
    }

    /// Shows a view of reports.
    private func run(_ view: ReportView) throws {
        guard ReportView.ofFiles.contains(view) else {
            throw CommandFailure(
                "--view \(view.rawValue): files do not tell it; ask 'tailmeter report'", status: .usage)
        }
        guard bucket == nil else {
            throw CommandFailure("--bucket: a view cuts time by itself; leave out one of both", status: .usage)
        }
        guard view != .costliest || compare != .previous else {
            throw CommandFailure("--compare previous: single requests are compared with nothing", status: .usage)
        }
        let by = try ReportCommand.dimensions(by)
        guard view != .labels || !by.isEmpty else {
            throw CommandFailure("--view labels: name a field with --by, such as --by user_id", status: .usage)
        }
        var request = try request()
        let settings = try config.map(SettingsOption.read)
        let options = ReportOptions(
            since: since, until: until, zone: request.request.zone, by: by, top: top, comparison: compare)
        let plan = try options.plan(view, label: nil, form: format, hasAllTimes: true, now: Clock.now)
        let source = FileReport(plan: plan)
        try source.apply(to: &request.request)
        let result = try result(of: request)
        let analysis = AnalysisReport(request: request.request, result: result)
        let data = source.data(of: result, notes: analysis.summary().split(separator: "\n").map(String.init))
        if view == .costliest {
            let report = CostliestReport(
                result.costliest, data: data, plan: plan, currency: settings?.displayCurrency)
            StandardOutput.write(report.text(format, screen: .standardOutput))
        } else {
            let report = Report(
                data, plan: plan, prices: request.request.prices, currency: settings?.displayCurrency)
            StandardOutput.write(report.text(format, screen: .standardOutput))
        }
        try finish(analysis, failures: request.failures)
    }

    private func request() throws -> (request: AnalysisRequest, failures: [String]) {
        let zone = try ZoneArgument.zone(timezone)
        let (paths, failures) = InputFiles.expand(files)
        var request = AnalysisRequest(
            paths: paths, dimensions: view == nil ? try dimensions() : [], zone: zone,
            timeRange: try TimeArgument.range(since: since, until: until, zone: zone),
            threads: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let settings = try config.map(SettingsOption.read)
        request.prices = try PriceSelection.book(file: prices, settings: settings)
        request.costBasis = try cost.basis(settings: settings)
        request.preset = preset.preset
        request.customShapes = settings?.sources.compactMap { $0.shape.map(SourcePlan.shape) } ?? []
        if let bucket {
            guard let known = TimeBucket(rawValue: bucket) else {
                throw CommandFailure("--bucket \(bucket): expected minute, hour, day, week or month", status: .usage)
            }
            request.bucket = known
        }
        request.framing = multiline.framing
        return (request, failures)
    }

    private func dimensions() throws -> [AnalysisRequest.Dimension] {
        let by = by ?? "model"
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
                        "--by \(by): expected model, provider, status, reason, source or field paths, separated by commas",
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
